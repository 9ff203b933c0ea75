import type { View } from '../../protocol/client';
import { rowsView } from '../shared/placeholder';

export const view: View = rowsView('memos', 'Memos');
