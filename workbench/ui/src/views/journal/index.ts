import type { View } from '../../protocol/client';
import { journal } from './view';

export const view: View = journal;
