import { isObject } from './is-object.ts';
import type { Speaker } from './speaker.ts';

type Members = Record<string, unknown>;

/**
 * A raw event with what its batch said for it: the context, the clock, that it is history, its row of a file. So it can
 * be sent again by itself. One that is no object, or whose context is none, stays as it came.
 */
export function asTold(speaker: Speaker, raw: unknown, shared: Members | undefined, importKey?: string): unknown {
  if (!isObject(raw) || !isObject(raw.context ?? {})) return raw;
  const { sentAt = speaker.sentAt, messageId = importKey } = withoutNulls(raw);
  const said = {
    ...shared,
    ...(raw.context as Members | null | undefined),
    ...(speaker.historical ? { historical: true } : {}),
  };
  return {
    ...raw,
    ...(messageId === undefined ? {} : { messageId }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(Object.keys(said).length > 0 ? { context: said } : {}),
  };
}

function withoutNulls({ sentAt, messageId }: Members): Members {
  return { ...(sentAt === null ? {} : { sentAt }), ...(messageId === null ? {} : { messageId }) };
}
