import type { View } from '../../protocol/client';
import { memos } from './view';

export const view: View = memos;
