import type { Problem } from '../../api/contract';

/** The Hub's no is about the place: it is said where the place is drawn. */
export const isOfPlace = (problem: Problem | null): boolean =>
  problem !== null && (problem.field === 'position' || (problem.field ?? '').startsWith('shape'));
