import { findHostile, type Hostile } from './find-hostile.ts';

/** What a batch says once for all its events, judged once: by itself it could be as large as a body. */
export interface SharedContext {
  members: Record<string, unknown>;
  /** The first thing in it that no honest client sends: no event takes it then. */
  hostile?: Hostile;
  /** UTF-8 bytes of its JSON, which every event carries. */
  bytes: number;
}

const encoder = new TextEncoder();

export function sharedContext(members: Record<string, unknown> = {}): SharedContext {
  const hostile = findHostile(members, 'context', 2);
  if (hostile) return { members, hostile, bytes: 0 };
  return { members, bytes: encoder.encode(JSON.stringify(members)).byteLength };
}

/** Whether a text has more UTF-8 bytes than that. */
export function isLongerThan(bytes: number, text: string): boolean {
  // A UTF-16 unit is one to three bytes: most texts need no encoding to be known short, or long.
  if (text.length * 3 <= bytes) return false;
  return text.length > bytes || encoder.encode(text).byteLength > bytes;
}
