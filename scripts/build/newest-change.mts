import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = new Set(['dist', 'node_modules']);

/** When any file below a path was last changed, epoch milliseconds; 0 where there is none. */
export function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => !BUILT.has(name))
    .reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0);
}
