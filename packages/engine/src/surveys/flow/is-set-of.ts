import type { Answer } from './answer.ts';

/** A list of these ids, each at most once. */
export const isSetOf = (value: Answer['value'], ids: string[]): value is string[] =>
  Array.isArray(value) && new Set(value).size === value.length && value.every((one) => ids.includes(one));
