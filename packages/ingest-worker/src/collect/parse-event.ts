import {
  EVENT_CODES,
  EVENT_TYPES,
  type Event,
  type EventCode,
  isIllegalId,
  MAX_EVENT_BYTES,
  ORDER_COMPLETED,
} from '@footfall/contract';
import { eventSchema, idSchema } from '@footfall/contract/schema';
import { isCurrency, toMinorUnits } from '@footfall/engine';
import type * as z from 'zod';
import { findHostile } from './find-hostile.ts';
import { isObject } from './is-object.ts';
import { isLongerThan, type SharedContext } from './shared-context.ts';

export type Parsed = { ok: true; event: Event } | { ok: false; messageId: string | null; refusal: Refusal };

export interface Refusal {
  code: EventCode;
  /** What is wrong, and where. */
  message: string;
  /** JSON path, such as `properties.products[0].price`. */
  path?: string;
}

type Members = Record<string, unknown>;

const IDS = ['messageId', 'anonymousId', 'userId'] as const;
/** Members every event of a money-carrying kind may have, in major units. */
const AMOUNTS = ['price', 'total', 'revenue', 'value', 'subtotal', 'shipping', 'tax', 'discount'];

/**
 * Judges one raw event. `messageId` is the key for an event that came without one. `shared` is the batch's context:
 * an event's own members win.
 */
export function parseEvent(raw: unknown, messageId: string, shared: SharedContext): Parsed {
  if (!isObject(raw)) return refuse(null, 'not_an_object');
  const given = withoutNulls(raw);
  const key = typeof given.messageId === 'string' ? given.messageId : null;
  const hostile = findHostile(given) ?? shared.hostile;
  if (hostile) return refuse(key, hostile.code, hostile.path, hostile.detail);
  // Each event keeps the batch's context as its own.
  if (isLongerThan(MAX_EVENT_BYTES - shared.bytes, JSON.stringify(given))) return refuse(key, 'event_too_large');
  if (!(EVENT_TYPES as readonly unknown[]).includes(given.type)) return refuse(key, 'unknown_type', 'type');

  const told = { messageId, ...given, ...withShared(given.context, shared.members) };
  const parsed = eventSchema.safeParse(told);
  if (!parsed.success) return refuseIssue(key, told, parsed.error.issues[0]);
  const event = parsed.data;
  if (!event.anonymousId && !event.userId) return refuse(event.messageId, 'missing_identity');
  const placeholder = IDS.find((member) => isIllegalId(event[member] ?? ''));
  if (placeholder) return refuse(event.messageId, 'illegal_id', placeholder);
  if (event.type === 'track') {
    const refusal =
      refuseMoney(event.properties ?? {}) ??
      (event.event === ORDER_COMPLETED ? refuseOrder(event.properties) : undefined);
    if (refusal) return { ok: false, messageId: event.messageId, refusal };
  }
  return { ok: true, event };
}

/** The batch's context under the event's own. One that is no object is left for the schema to refuse. */
function withShared(own: unknown, shared: Members): { context?: unknown } {
  if (own !== undefined && (typeof own !== 'object' || Array.isArray(own))) return { context: own };
  const context = { ...shared, ...(own as Members | undefined) };
  return Object.keys(context).length > 0 ? { context } : {};
}

/** Segment libraries send `null` for what they do not know. */
function withoutNulls(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}

function refuse(messageId: string | null, code: EventCode, path?: string, detail?: string): Parsed {
  const message = detail ? `${EVENT_CODES[code]} ${path}: ${detail}.` : EVENT_CODES[code];
  return { ok: false, messageId, refusal: { code, message, ...(path ? { path } : {}) } };
}

function refuseIssue(messageId: string | null, given: Members, issue: z.core.$ZodIssue | undefined): Parsed {
  const path = pathOf(issue?.path ?? []);
  const missing = valueAt(given, issue?.path ?? []) === undefined;
  const custom = issue?.code === 'custom' ? (issue.params?.code as EventCode | undefined) : undefined;
  const code: EventCode = custom ?? (missing ? 'missing_field' : 'invalid_field');
  const message = `${EVENT_CODES[code]} ${path}: ${issue?.message ?? 'not understood'}.`;
  return { ok: false, messageId, refusal: { code, message, ...(path ? { path } : {}) } };
}

function valueAt(members: Members, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], members);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );
}

function refuseOrder(properties: Members | undefined): Refusal | undefined {
  const orderId = properties?.order_id;
  const path = 'properties.order_id';
  const isMissing = (typeof orderId !== 'string' || orderId.trim() === '') && typeof orderId !== 'number';
  if (isMissing) return { code: 'missing_order_id', message: EVENT_CODES.missing_order_id, path };
  const issue = idSchema.safeParse(orderId).error?.issues[0];
  return issue && { code: 'invalid_field', message: `${EVENT_CODES.invalid_field} ${path}: ${issue.message}.`, path };
}

function refuseMoney(properties: Members): Refusal | undefined {
  const { currency, products } = properties;
  const invalid = (path: string): Refusal => ({ code: 'invalid_money', message: EVENT_CODES.invalid_money, path });
  if (currency !== undefined && currency !== null && !isCurrency(currency)) return invalid('properties.currency');
  const wrong = (amount: unknown) =>
    amount !== undefined && amount !== null && toMinorUnits(amount, 'EUR') === undefined;
  const amount = AMOUNTS.find((member) => wrong(properties[member]));
  if (amount && currency !== undefined) return invalid(`properties.${amount}`);
  if (!Array.isArray(products)) return undefined;
  const line = products.findIndex((product) => wrong((product as Members | null)?.price));
  return line === -1 ? undefined : invalid(`properties.products[${line}].price`);
}
