import { nanoid } from 'nanoid';
import { nameText } from '../collect/object-name.ts';
import type { CustomerView } from '../customers/customer-calls.ts';
import { anonymousIdsOf, devicesOf } from '../customers/store.ts';
import { type Erasure, insertErasure, runningErasure, type Traces } from './store.ts';

/** Shorter ones would be found everywhere. */
const MIN_TRACE_LENGTH = 2;

/** Begins the erasure of a customer, or answers the one that is under way. */
export async function requestErasure(
  db: D1Database,
  view: CustomerView,
  requestedBy: string,
  now: number,
): Promise<Erasure> {
  const customer = view.customer.id;
  const running = await runningErasure(db, customer);
  if (running) return running;
  const erasure: Erasure = {
    id: `era_${nanoid()}`,
    site: view.site,
    customer,
    traces: await tracesOf(db, view),
    status: 'running',
    requestedBy,
    requestedAt: now,
    finishedAt: null,
  };
  await insertErasure(db, erasure);
  return erasure;
}

async function tracesOf(db: D1Database, { site, customer, profile }: CustomerView): Promise<Traces> {
  const devices = await devicesOf(db, site, customer.id);
  const anonymousIds = new Set([
    ...(customer.anonymousId ? [customer.anonymousId] : []),
    ...(await anonymousIdsOf(db, devices)),
  ]);
  const { userId, claims, contacts, traits } = profile;
  const addresses = Object.values(contacts ?? {}).map(({ address }) => address);
  const told = [traits.email, traits.phone, claims.traits.email, claims.traits.phone];
  const texts = [userId, claims.userId, ...anonymousIds, ...addresses, ...told];
  return {
    texts: [...new Set(texts)].filter(
      (text): text is string => typeof text === 'string' && text.length >= MIN_TRACE_LENGTH,
    ),
    names: [
      ...(userId ? [nameText(site, { kind: 'u', id: userId })] : []),
      ...(claims.userId ? [nameText(site, { kind: 'c', id: claims.userId })] : []),
      ...[...anonymousIds].map((id) => nameText(site, { kind: 'a', id })),
    ],
    devices,
  };
}
