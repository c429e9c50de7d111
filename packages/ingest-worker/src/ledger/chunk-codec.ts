import type { FactChunk } from '@footfall/engine';

/** A chunk as the ledger keeps it: gzip of its JSON, about a fifth of its size. */
export async function packChunk(chunk: FactChunk): Promise<ArrayBuffer> {
  const packed = new Blob([JSON.stringify(chunk)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).arrayBuffer();
}

export async function unpackChunk(body: ArrayBuffer | number[]): Promise<FactChunk> {
  const bytes = new Uint8Array(body);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).json();
}
