import { SELF } from 'cloudflare:test';
import { asServer, known, stored } from './worker.ts';

/** What the API tells of a customer. */
export async function read(id: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await SELF.fetch(`https://footfall.test/v1/customers/${encodeURIComponent(id)}`, {
    headers: asServer,
  });
  return { status: response.status, body: await response.json() };
}

/** What a user did, as their object counts it. */
export const counts = async (userId: string) => (await known(userId).view())?.profile.counts;
/** Types of the facts that an object has not told yet. */
export const types = async (door: Parameters<typeof stored>[0]) =>
  ((await stored(door))?.outbox ?? []).flatMap(({ facts }) => facts.map(({ type }) => type));
