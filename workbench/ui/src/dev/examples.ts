import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../protocol/fake';

const FOLDER = new URL('../../../../tests/contract', import.meta.url).pathname;

/** The example answers that pytest writes from a real Desk; for the tests of models and views. */
export function examples(): Example[] {
  return readdirSync(FOLDER).filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Example);
}

/** The answer of one example by the name of its file. */
export function example(name: string): any {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')).answer;
}
