import { SELF } from 'cloudflare:test';
import type { BatchAnswer } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { asBrowser, statuses, view } from '../testing/worker.ts';

const KB = 1024;

function send(body: BodyInit): Promise<Response> {
  const headers = { ...asBrowser, 'content-encoding': 'gzip' };
  return SELF.fetch('https://footfall.test/v1/batch', { method: 'POST', headers, body });
}
const gzip = (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
async function refusal(response: Response): Promise<unknown[]> {
  const { error, message } = await response.json<{ error: string; message: string }>();
  return [response.status, error, message];
}

/** A sound gzip of nothing that is as long as one likes: empty blocks, an end, and no bytes to check. */
function nothingAtLength(blocks: number): Uint8Array<ArrayBuffer> {
  const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
  const emptyBlock = [0, 0, 0, 255, 255];
  const end = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const packed = new Uint8Array(header.length + blocks * emptyBlock.length + end.length);
  packed.set(header);
  for (let block = 0; block < blocks; block += 1) packed.set(emptyBlock, header.length + block * emptyBlock.length);
  packed.set(end, packed.length - end.length);
  return packed;
}

describe('a packed body', () => {
  test('of events that are all alike is taken in, however well they pack', async () => {
    const device = `packed-${crypto.randomUUID()}`;
    const properties = { product_id: 'vanilla', description: 'x'.repeat(900) };
    const batch = Array.from({ length: 400 }, () => view(device, { properties }));
    const text = JSON.stringify({ batch });
    const packed = await gzip(text);
    expect(text.length / packed.byteLength).toBeGreaterThan(100);
    const answer = await (await send(packed)).json<BatchAnswer>();
    expect(new Set(statuses(answer))).toEqual(new Set(['accepted']));
  });

  test('that unpacks to 900 times its size is refused, and told how it may come', async () => {
    const packed = await gzip(JSON.stringify({ batch: [], filler: 'x'.repeat(900 * KB) }));
    expect(packed.byteLength).toBeLessThan(2 * KB);
    const [status, error, message] = await refusal(await send(packed));
    expect([status, error]).toEqual([413, 'body_too_large']);
    expect(message).toContain('send it plain');
  });

  test('that goes on for more than a megabyte and unpacks to nothing is refused', async () => {
    const [small] = await refusal(await send(nothingAtLength(100)));
    expect(small).toBe(400);
    const [status, error] = await refusal(await send(nothingAtLength(250_000)));
    expect([status, error]).toEqual([413, 'body_too_large']);
  });
});
