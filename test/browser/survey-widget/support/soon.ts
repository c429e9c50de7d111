import { expect } from 'vitest';

/** A page on a busy machine may take its time; a broken one takes for ever. */
const PATIENCE_MS = 20_000;

/** `expect` of what becomes true by itself. */
export const soon = <T>(read: () => T): ReturnType<typeof expect.poll> => expect.poll(read, { timeout: PATIENCE_MS });
