import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip -9 that a file may have; the build fails above. */
const BUDGETS = { 'footfall.js': 5_000, 'core-track.js': 4_000, 'stub.js': 300 } as const;
/** Any other file: captures, bridges, what is loaded on demand. */
const MODULE_BUDGET = 1_000;
/** ES modules with everything in them, for bundlers that drop what is not used. */
const UNLIMITED = /^(index|core|react|worker|identity-token)\.js$/;

export type Sizes = Record<string, number>;

export const gzipSize = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

export function checkBudgets(sizes: Sizes): void {
  for (const [file, bytes] of Object.entries(sizes)) {
    const budget = BUDGETS[file as keyof typeof BUDGETS] ?? MODULE_BUDGET;
    if (!UNLIMITED.test(file) && bytes > budget) throw new Error(`${file} is ${bytes} bytes gzip, more than ${budget}`);
  }
}
