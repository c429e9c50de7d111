/** How finely customers are divided: a bucket is a ten-thousandth. */
const BUCKETS = 10_000;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The bucket an id falls into, the same for ever. FNV-1a over UTF-16 units with murmur3's finish: the last characters
 * of ids that differ little must move all bits.
 */
export function bucketOf(salt: string, id: string): number {
  let hash = FNV_OFFSET;
  const text = `${salt}\u0000${id}`;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
}
