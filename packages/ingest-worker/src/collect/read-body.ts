import { MAX_BODY_BYTES } from '@footfall/contract';
import { Problem } from '../problem.ts';

const ENCODINGS: Record<string, 'gzip' | 'deflate'> = { gzip: 'gzip', deflate: 'deflate' };

/**
 * The body as text, counted while it streams: neither a large body nor a small one that unpacks to a large one is
 * ever held whole. Throws 413 past the limit, 400 for what cannot be unpacked, 415 for an unknown encoding.
 */
export async function readBody(request: Request): Promise<string> {
  if (!request.body) return '';
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return collectText(request.body);
  const format = ENCODINGS[encoding];
  if (!format) {
    throw new Problem(415, 'encoding_unknown', `The body is encoded as ${encoding}; send it plain, gzip or deflate.`);
  }
  try {
    const unpack = new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
    return await collectText(request.body.pipeThrough(unpack));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'body_unreadable', `The body says it is ${encoding} and cannot be unpacked.`);
  }
}

async function collectText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let text = '';
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      throw new Problem(
        413,
        'body_too_large',
        `The body is larger than ${MAX_BODY_BYTES} bytes: send fewer events at a time.`,
      );
    }
    text += decoded(decoder, part, { stream: true });
  }
  return text + decoded(decoder);
}

/** Bytes that are no UTF-8 would all become one character, and two ids that differ in them one customer. */
function decoded(decoder: TextDecoder, ...part: Parameters<TextDecoder['decode']>): string {
  try {
    return decoder.decode(...part);
  } catch {
    throw new Problem(400, 'body_unreadable', 'The body is not UTF-8.');
  }
}
