export { killWriters as run } from '../kills/kill-writers.ts';

export const name = 'kills';
