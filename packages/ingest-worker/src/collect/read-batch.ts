import { type ImportRows, MAX_BATCH_EVENTS, MAX_IMPORT_ID_LENGTH } from '@footfall/contract';
import { Problem } from '../problem.ts';
import { isObject } from './is-object.ts';

/** A batch whose envelope is sound; its events are still unknown. */
export interface Batch {
  events: unknown[];
  sentAt?: string;
  writeKey?: string;
  /** Shared by every event that does not say otherwise. */
  context?: Record<string, unknown>;
  /** Asks for a cookie that keeps this id. */
  keepId?: string;
  token?: string;
  /** Replayed history: it starts nothing and fires nothing. */
  historical?: true;
  import?: ImportRows;
}

type Members = Record<string, unknown>;

/** Reads the envelope of `/v1/batch`. Throws 400 where it is not JSON of that form, 413 for too many events. */
export function readBatch(text: string): Batch {
  const body = readObject(text);
  const events = body.batch;
  if (!Array.isArray(events)) {
    throw new Problem(400, 'body_unreadable', 'The body needs a member "batch": an array of events.');
  }
  if (events.length > MAX_BATCH_EVENTS) {
    throw new Problem(
      413,
      'too_many_events',
      `A batch takes at most ${MAX_BATCH_EVENTS} events; this one has ${events.length}.`,
    );
  }
  const said = envelope(body);
  if (said.import && said.import.rows.length !== events.length) {
    throw new Problem(400, 'body_invalid', 'import.rows: must name the row of each event of the batch, in its order.');
  }
  return {
    events: withIdentity(events, body),
    ...said,
    ...(isObject(body.context) ? { context: body.context } : {}),
    ...(body.cookie === true && typeof body.anonymousId === 'string' ? { keepId: body.anonymousId } : {}),
  };
}

/** Who is meant, for the events that name nobody: an event with an id of its own takes neither. */
function withIdentity(events: unknown[], { anonymousId, userId }: Members): unknown[] {
  if (anonymousId === undefined && userId === undefined) return events;
  const shared = { ...(anonymousId === undefined ? {} : { anonymousId }), ...(userId === undefined ? {} : { userId }) };
  const namesNobody = (event: Members) => (event.anonymousId ?? event.userId ?? null) === null;
  return events.map((event) => (isObject(event) && namesNobody(event) ? { ...event, ...shared } : event));
}

/** Reads the body of a route that takes one event, whose type the route names. */
export function readSingle(text: string, type: string): Batch {
  const body = readObject(text);
  // What says who sends it is no part of it: without a key of its own it is known again by its content.
  const { writeKey: _key, token: _token, ...event } = body;
  return { events: [{ ...event, type }], ...envelope(body) };
}

function envelope(body: Members): Omit<Batch, 'events' | 'context' | 'keepId'> {
  return {
    ...(typeof body.sentAt === 'string' ? { sentAt: body.sentAt } : {}),
    ...(typeof body.writeKey === 'string' ? { writeKey: body.writeKey } : {}),
    ...(typeof body.token === 'string' ? { token: body.token } : {}),
    ...(body.historical === true ? { historical: true as const } : {}),
    ...importOf(body.import),
  };
}

/** Throws 400 where it is there in another form: rows that are not known would count again. */
function importOf(told: unknown): { import?: ImportRows } {
  if (told === undefined || told === null) return {};
  if (isImport(told)) return { import: told };
  const form = `{ "id": text of 1 to ${MAX_IMPORT_ID_LENGTH} characters, "rows": [whole numbers] }`;
  throw new Problem(400, 'body_invalid', `import: must be ${form}.`);
}

function isImport(value: unknown): value is ImportRows {
  if (!isObject(value) || typeof value.id !== 'string' || !Array.isArray(value.rows)) return false;
  const isId = value.id !== '' && value.id.length <= MAX_IMPORT_ID_LENGTH && value.id.isWellFormed();
  return isId && value.rows.every(Number.isSafeInteger);
}

function readObject(text: string): Members {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem(400, 'body_unreadable', 'The body is not JSON.');
  }
  if (!isObject(body)) throw new Problem(400, 'body_unreadable', 'The body is not a JSON object.');
  return body;
}
