import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Example } from '../protocol/fake';

const FOLDER = resolve(process.cwd(), '../../tests/contract'); // tests run in the folder of package.json

/** The example answers that pytest writes from a real Desk; for the tests of models and views. */
export function examples(): Example[] {
  return readdirSync(FOLDER).filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as Example);
}

/** The answer of one example by the name of its file. */
export function example(name: string): any {
  return JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8')).answer;
}
