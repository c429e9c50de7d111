import { MAX_BODY_BYTES } from '@footfall/contract';
import { Problem } from '../problem.ts';

const ENCODINGS: Record<string, 'gzip' | 'deflate'> = { gzip: 'gzip', deflate: 'deflate' };

/** Five hundred events that differ in nothing but a counter pack 190 to 1; nothing but a bomb packs 1,000 to 1. */
const MAX_RATIO = 400;
/** Nobody is harmed by less. */
const RATIO_FROM_BYTES = 65_536;

/**
 * The body as text, counted while it streams, packed and unpacked: neither a large body nor a small one that unpacks to
 * a large one is ever held whole. Throws 413 past the limits, 400 for what cannot be unpacked, 415 for an unknown
 * encoding.
 */
export async function readBody(request: Request): Promise<string> {
  if (!request.body) return '';
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return collectText(request.body, refuseLarge);
  const format = ENCODINGS[encoding];
  if (!format) {
    throw new Problem(415, 'encoding_unknown', `The body is encoded as ${encoding}; send it plain, gzip or deflate.`);
  }
  let packed = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      packed += part.byteLength;
      // What unpacks to less than itself could go on for ever.
      if (packed > MAX_BODY_BYTES) controller.terminate();
      else controller.enqueue(part);
    },
  });
  const unpack = new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  try {
    const text = await collectText(request.body.pipeThrough(count).pipeThrough(unpack), (bytes) => {
      refuseLarge(bytes);
      if (bytes > RATIO_FROM_BYTES && bytes > packed * MAX_RATIO) {
        const message = `The body unpacks to more than ${MAX_RATIO} times its size: send it plain.`;
        throw new Problem(413, 'body_too_large', message);
      }
    });
    refuseLarge(packed);
    return text;
  } catch (error) {
    if (error instanceof Problem) throw error;
    refuseLarge(packed);
    throw new Problem(400, 'body_unreadable', `The body says it is ${encoding} and cannot be unpacked.`);
  }
}

function refuseLarge(bytes: number): void {
  if (bytes <= MAX_BODY_BYTES) return;
  const message = `The body is larger than ${MAX_BODY_BYTES} bytes: send fewer events at a time.`;
  throw new Problem(413, 'body_too_large', message);
}

/** `check` is told how many bytes there are so far, and throws where they are too many. */
async function collectText(stream: ReadableStream<Uint8Array>, check: (bytes: number) => void): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let text = '';
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.byteLength;
    check(bytes);
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
