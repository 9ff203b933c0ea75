import { codeRows, together, type Coding } from '../codings';
import { shorten } from '../lettering';
import type { Sheet } from '../sheet';
import { placeOf, type Talk } from '../talk';
import { hueOfKin, RADII, SIZE, tokens, type Glyph } from '../tokens';
import { count } from '../words';

const ROW = 17;
const NEAR = 8;
const ABREAST = 9.5;

/** One row per code by family, coders side by side; filled is certain, hollow doubtful. */
export function codes(sheet: Sheet, talk: Talk, found: Coding[]): void {
  const coders = [...new Set(found.map(c => c.coder))].sort();
  sheet.track('codes', 'Codes', () => {
    sheet.y += 6;
    sheet.title(sheet.y + 7, 'Codes');
    if (!found.length) return sheet.sentence('Nothing coded in this session.');
    sheet.word(shorten(codersSaid(found, coders), SIZE.sub, sheet.axis.width), sheet.axis.left + 2, sheet.y + 7, SIZE.sub, 'ink-2', { align: 'start' });
    sheet.y += 17;
  });
  let last = '';
  for (const row of codeRows(found)) {
    if (last && last !== row.kin) sheet.y += 4;
    last = row.kin;
    sheet.track(`code:${row.name}`, row.name, () => {
      sheet.title(sheet.y + ROW / 2, row.name, [], [], true);
      sheet.rule(sheet.axis.first, sheet.axis.end, sheet.y + ROW - 1, 'rule-2');
      coders.forEach((coder, i) => {
        const shift = (i - (coders.length - 1) / 2) * ABREAST;
        for (const one of together(row.of.filter(c => c.coder === coder), NEAR / sheet.axis.width)) coding(sheet, talk, one, sheet.y + ROW / 2, shift, RADII.code);
      });
      sheet.y += ROW;
    });
  }
  sheet.y += 6;
}

function codersSaid(found: Coding[], coders: string[]): string {
  const doubt = found.some(c => !c.certain) ? '; hollow: doubtful' : '';
  const n = count(found.length, 'passage');
  if (coders.length === 1) return `${n} by ${coders[0]}${doubt}`;
  const sides = coders.length === 2 ? `${coders[0]} left, ${coders[1]} right` : `${coders.join(', ')} from left to right`;
  return `${n} by ${coders.length} coders: ${sides}${doubt}`;
}

/** The glyph of a coding's family. */
export function coding(sheet: Sheet, talk: Talk, one: Coding, y: number, shift: number, r: number): void {
  const px = sheet.axis.px(placeOf(talk, one.position)) + shift;
  const hue = hueOfKin(one.kin);
  const size = r * (one.kin === 'resolution' || one.kin === 'therapist' ? 0.85 : 1);
  sheet.glyph(tokens.families[one.kin] as Glyph, px, y, size, one.certain ? hue : 'paper', hue, one.certain ? 0.8 : 1.4);
  sheet.spot(talk.session, px - 5, y - 7, 10, 14, one.says, { kind: 'annotation', id: one.id, turn: one.turn });
}
