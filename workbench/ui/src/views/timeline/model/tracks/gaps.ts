import { withoutForm, type Scale } from '../series';
import type { Sheet } from '../sheet';
import { hueOfWho, type Who } from '../tokens';

/** Per role, held sessions from which that person's form is missing. */
export function missingForms(scales: Scale[], sheet: Sheet): Map<Who, number[]> {
  const out = new Map<Who, Set<number>>();
  for (const one of scales.flatMap(s => s.series)) {
    if (!one.points.length) continue;
    const here = out.get(one.who) ?? out.set(one.who, new Set()).get(one.who)!;
    for (const s of withoutForm(one, sheet.axis)) if (sheet.axis.has(s)) here.add(s);
  }
  return new Map([...out].filter(([, s]) => s.size).map(([who, s]) => [who, [...s].sort((a, b) => a - b)]));
}

/** A cross for a session not held, a short tick in the person's colour for a missing form. */
export function gaps(sheet: Sheet, forms: Map<Who, number[]>): void {
  const { axis } = sheet;
  const missed = [...axis.missed].filter(s => axis.has(s)).sort((a, b) => a - b);
  if (!missed.length && !forms.size) return;
  const name = missed.length && forms.size ? 'Not held, or no form' : missed.length ? 'Not held' : 'No form';
  sheet.track('gaps', name, () => {
    const rows = [...forms.keys()];
    const step = rows.length > 1 ? 9 : 0;
    const top = sheet.y + 11;
    const middle = top + (step * Math.max(rows.length - 1, 0)) / 2;
    sheet.title(middle, name, rows.length > 1 ? [`${rows[0]} above, ${rows[1]} below`] : rows.length ? [`tick: no form from the ${rows[0]}`] : []);
    for (const s of missed) {
      sheet.glyph('cross', axis.px(s + 0.25), middle, 3.2, 'none', 'ink', 1.5);
      sheet.spot(s, axis.px(s + 0.25) - 5, middle - 8, 10, 16, `Session ${s} was not held.`);
    }
    rows.forEach((who, i) => {
      for (const s of forms.get(who)!) {
        const px = axis.px(s + 0.25);
        sheet.path(`M${px.toFixed(1)} ${(top + step * i - 3.3).toFixed(1)}v6.6`, hueOfWho(who), 1.6);
        sheet.spot(s, px - 4, top + step * i - 4.5, 8, 9, `No form from the ${who} after session ${s}.`);
      }
    });
    const total = new Set([...forms.values()].flat()).size;
    const says = [missed.length ? `${missed.length} not held` : '', total ? `${total} no form` : ''].filter(Boolean);
    says.forEach((words, i) => sheet.behind(words, middle + 13 * (i - (says.length - 1) / 2), 'ink-2'));
    sheet.y = top + step * Math.max(rows.length - 1, 0) + 13;
  });
}
