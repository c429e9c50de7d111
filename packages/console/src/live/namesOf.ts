import type { Row } from './feed.ts';

/** Event names to choose from: those seen, and the chosen one even if it is not. */
export function namesOf(rows: readonly Row[], chosen: string): string[] {
  const names = new Set(rows.map((row) => row.event.event.name));
  if (chosen) names.add(chosen);
  return [...names].sort((a, b) => a.localeCompare(b));
}
