import { ago } from './ago.ts';

/** How long until then, short; what is due already counts as now. */
export function ahead(iso: string, now: number): string {
  const due = Date.parse(iso);
  if (Number.isNaN(due)) return iso;
  const words = ago(new Date(2 * now - due).toISOString(), now);
  return words === 'now' ? 'now' : `in ${words}`;
}
