/** What fills the chip of a code; four in the order of a family. */
export type Ground = 'solid' | 'diagonal' | 'horizontal' | 'dotted';
/** The ground of a chip and, from the fifth code of its family on, the code's letter on top: `solid`, `solid C`. */
export type Pattern = Ground | `${Ground} ${string}`;

const GROUNDS: Ground[] = ['solid', 'diagonal', 'horizontal', 'dotted'];

/** The pattern of each code: the family itself is solid; a code that is added changes none of those before it. */
export function patternsOf(codes: { code: string; name: string; family: string }[]): Pattern[] {
  const families = new Map<string, Pattern[]>();
  return codes.map(({ code, name, family }) => {
    if (!code.includes('.')) return 'solid';
    const before = families.get(family) ?? [];
    const ground = GROUNDS[before.length % GROUNDS.length];
    const pattern = before.length < GROUNDS.length ? ground : lettered(ground, name, before);
    families.set(family, [...before, pattern]);
    return pattern;
  });
}

/** The ground with the first letter of the name that no other code of the family has on it. */
function lettered(ground: Ground, name: string, before: Pattern[]): Pattern {
  const letters = [...name.toUpperCase()].filter(sign => /[\p{L}\p{N}]/u.test(sign));
  const made = letters.map((letter): Pattern => `${ground} ${letter}`);
  return made.find(one => !before.includes(one)) ?? made[0] ?? ground;
}

/** The letter on top of a pattern, if it has one. */
export const letterOf = (pattern: Pattern) => pattern.split(' ')[1] ?? '';
