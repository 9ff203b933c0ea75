import type { Example } from '../../protocol/fake';
import { rowsOf } from '../../protocol/table';
import type { Row } from '../../protocol/types';

const FILES = (import.meta as any).glob('../../../../../tests/contract/*.json', { eager: true, import: 'default' }) as Record<string, Example>;

/** The example answers of a real Desk, for the tests of these views. */
export const EXAMPLES: Example[] = Object.values(FILES);

/** The rows of one example by the name of its file. */
export function examplesOf(name: string): Row[] {
  return rowsOf(FILES[Object.keys(FILES).find(path => path.endsWith(`/${name}.json`))!].answer);
}
