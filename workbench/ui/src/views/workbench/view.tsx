import type { View } from '../../protocol/client';
import { view as timeline } from '../timeline/index';

export const workbench: View = (el, client, focus) => timeline(el, client, focus);
