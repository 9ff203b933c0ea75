import type { View } from '../../protocol/client';
import { episodes } from './view';

export const view: View = episodes;
