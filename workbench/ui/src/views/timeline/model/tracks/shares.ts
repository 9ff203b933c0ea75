import type { Sheet } from '../sheet';
import { placeOf, segments, whenOf, within, type Talk } from '../talk';
import { SIZE } from '../tokens';

/** How the talk of each segment is shared between patient and therapist. */
export function shares(sheet: Sheet, talk: Talk): void {
  const of = (who: string) => talk.speakers.filter(s => s.who === who).map(s => s.by);
  const [patient, therapist] = [of('patient'), of('therapist')];
  if (!patient.length || !therapist.length) return;
  sheet.track('shares', 'Share of talk', () => {
    sheet.y += 9;
    for (const { a, b } of segments(talk)) {
      const sum = (keys: string[]) => talk.turns.filter(t => keys.includes(t.by)).reduce((n, t) => n + within(t, a, b), 0);
      const [p, t] = [sum(patient), sum(therapist)];
      if (p + t > 0) share(sheet, talk, a, b, p / (p + t));
    }
    sheet.title(sheet.y + 10, 'Share of talk', [talk.basis === 'clock' ? 'per cent of talking time' : 'per cent of words']);
    sheet.y += 26;
  });
}

/** A bar in two parts, and the two numbers where there is room for them. */
function share(sheet: Sheet, talk: Talk, a: number, b: number, part: number): void {
  const { axis, y } = sheet;
  const edge = Math.min(8 / axis.width, (b - a) / 6);
  const [left, right] = [placeOf(talk, a + edge), placeOf(talk, b - edge)];
  const cut = left + (right - left) * part;
  const per = Math.round(part * 100);
  const room = axis.px(right) - axis.px(left);
  sheet.spot(talk.session, axis.px(left), y - 3, room, 24, `${whenOf(talk, a)} to ${whenOf(talk, b)}: patient ${per} per cent, therapist ${100 - per} per cent.`);
  if (part > 0) sheet.area(left, cut, y, y + 6, 'patient', { opacity: 0.85 });
  if (part < 1) sheet.area(cut, right, y, y + 6, 'paper', { stroke: 'therapist', width: 1.2 });
  if (room <= 40) return;
  sheet.word(`${per}`, axis.px(left), y + 16, SIZE.head, 'patient', { weight: 600, align: 'start' });
  sheet.word(`${100 - per}`, axis.px(right), y + 16, SIZE.head, 'therapist', { weight: 600, align: 'end' });
}
