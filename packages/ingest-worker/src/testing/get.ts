import { SELF } from 'cloudflare:test';
import { asServer } from './worker.ts';

/** Reads a route with the demo site's secret key, and fails where the answer is no success. */
export async function get<T>(path: string, headers: Record<string, string> = asServer): Promise<T> {
  const response = await SELF.fetch(`https://footfall.test${path}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}
