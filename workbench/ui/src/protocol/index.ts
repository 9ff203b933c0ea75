export * from './types';
export * from './client';
export * from './focus';
export * from './table';
export * from './text';
