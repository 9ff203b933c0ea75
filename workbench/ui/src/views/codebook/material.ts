import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../../protocol/fake';

// Tests that draw run where import.meta.url is no file; they start in the interface's own folder.
const FOLDER = join(process.cwd(), '../../tests/contract');

/** The example answers that pytest writes from a real Desk, for tests. */
export const examples = (): Example[] => readdirSync(FOLDER).filter(name => name.endsWith('.json')).map(read);

/** The answer of one example by the name of its file. */
export const example = (name: string): any => (read(`${name}.json`) as Example).answer;

const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Example;

/** Wait until a view has drawn what it had to draw: nothing changes any more for three looks. */
export async function quiet(el: Element): Promise<void> {
  for (let same = 0, last = ''; same < 3; last = el.innerHTML) {
    await new Promise(done => setTimeout(done, 12));
    same = el.innerHTML === last ? same + 1 : 0;
  }
}
