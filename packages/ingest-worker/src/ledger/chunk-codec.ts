import type { FactChunk } from '@footfall/engine';

const utf8 = new TextEncoder();

/** A chunk as the ledger keeps it: gzip of its JSON, about a fifth of its size. */
export async function packChunk(chunk: FactChunk): Promise<ArrayBuffer> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(utf8.encode(JSON.stringify(chunk))), writer.close()]);
  const packed = await new Response(readable).arrayBuffer();
  await written;
  return packed;
}

export async function unpackChunk(body: ArrayBuffer | number[]): Promise<FactChunk> {
  const bytes = new Uint8Array(body);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).json();
}
