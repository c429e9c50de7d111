import { request } from '../api/request.ts';

/** What became of an event that was sent again. */
export interface Replayed {
  id: string;
  status: 'accepted' | 'duplicate' | 'dropped' | 'invalid' | 'limited' | 'retry';
  message?: string;
  path?: string;
}

/** Sends a refused event again in a mended form, with the trust it came with. */
export async function replayBadEvent(id: string, event: unknown): Promise<Replayed> {
  const body = { events: [{ id, event }] };
  const { results } = await request<{ results: Replayed[] }>('/v1/bad-events/replay', { method: 'POST', body });
  return results[0] ?? { id, status: 'duplicate', message: 'It was sent again already.' };
}
