import type { View } from '../protocol/client';

/** Every view by its name; each is loaded when first shown. */
export const VIEWS: Record<string, () => Promise<{ view: View }>> = {
  workbench: () => import('./workbench/index'),
  timeline: () => import('./timeline/index'),
  transcript: () => import('./transcript/index'),
  codebook: () => import('./codebook/index'),
  passages: () => import('./passages/index'),
  memos: () => import('./memos/index'),
  episodes: () => import('./episodes/index'),
  journal: () => import('./journal/index')
};
