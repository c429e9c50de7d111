import type { EventCode } from '@footfall/contract';
import { nanoid } from 'nanoid';
import { type Env, siteDb } from '../env.ts';
import { type BadEvent, keepBadEvents } from './bad-event-store.ts';

/** A stored event is at most this long; a larger one is kept cut, to be looked at and not to be sent again. */
const MAX_KEPT_LENGTH = 40_000;

export interface Refused {
  raw: unknown;
  code: EventCode;
  message: string;
  path?: string;
}

/** Keeps what was refused, so that it can be looked at, mended and sent again. Losing it loses no answer. */
export async function keepRefused(
  env: Env,
  site: string,
  refused: Refused[],
  trusted: boolean,
  receivedAt: number,
): Promise<void> {
  if (refused.length === 0) return;
  const events: BadEvent[] = refused.map(({ raw, code, message, path }) => ({
    id: `bad_${nanoid()}`,
    receivedAt,
    code,
    message,
    path: path ?? null,
    trusted,
    event: storable(raw),
  }));
  try {
    await keepBadEvents(siteDb(env, site), site, events, receivedAt);
  } catch (error) {
    console.error(JSON.stringify({ unit: 'bad-events', site, lost: events.length, error: String(error) }));
  }
}

function storable(raw: unknown): string {
  try {
    return JSON.stringify(raw).slice(0, MAX_KEPT_LENGTH).toWellFormed();
  } catch {
    return '"nested too deeply to be written down"';
  }
}
