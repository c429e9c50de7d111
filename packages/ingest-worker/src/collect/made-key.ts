import { nanoid } from 'nanoid';
import { sha256, toHex } from '../crypto/sha256.ts';

const KEY_BYTES = 16;

/**
 * A key for an event that came without one. With a timestamp it is made of the content, so that the same event sent
 * again is known; without one two equal events are two events.
 */
export async function madeKey(raw: unknown): Promise<string> {
  if (typeof raw !== 'object' || raw === null) return '';
  const { messageId, timestamp, sentAt: _attempt, ...content } = raw as Record<string, unknown>;
  if (messageId !== undefined && messageId !== null) return '';
  if (timestamp === undefined || timestamp === null) return `made:${nanoid()}`;
  const hash = await sha256(JSON.stringify([timestamp, content]));
  return `made:${toHex(hash.slice(0, KEY_BYTES))}`;
}
