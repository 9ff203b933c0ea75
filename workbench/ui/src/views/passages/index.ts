import type { View } from '../../protocol/client';
import { passages } from './view';

export const view: View = passages;
