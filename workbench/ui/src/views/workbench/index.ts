import type { View } from '../../protocol/client';
import { workbench } from './view';

export const view: View = workbench;
