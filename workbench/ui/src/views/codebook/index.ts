import type { View } from '../../protocol/client';
import { codebook } from './view';

export const view: View = codebook;
