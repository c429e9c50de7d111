import { type CustomerKind, emailAddress } from '@footfall/engine';
import { receiverOf } from '../collect/follow-merge.ts';
import { nameText } from '../collect/object-name.ts';
import { type Env, siteDb } from '../env.ts';
import type { SitePlace } from '../sites/site.ts';
import type { CustomerView } from './customer-calls.ts';
import { customerStub, customerStubById } from './customer-stub.ts';
import { findByEmail, newestClaimant } from './store.ts';

const CUSTOMER_ID = /^[0-9a-f]{64}$/;

/** Whether this names a customer by Footfall's own id. */
export const isCustomerId = (id: string) => CUSTOMER_ID.test(id);

/**
 * By customer id, else as a user, else as claimed, else the newest who claims to be that user, else a device, else by
 * e-mail address. Reading makes nobody.
 */
export async function findCustomer(
  env: Env,
  { id: site, locationHint }: SitePlace,
  id: string,
): Promise<CustomerView | undefined> {
  if (isCustomerId(id)) {
    const view = await viewById(env, id);
    return view?.site === site ? view : undefined;
  }
  const door = (kind: CustomerKind) => customerStub(env, nameText(site, { kind, id }), locationHint);
  const known = (await door('u').view()) ?? (await door('c').view());
  if (known) return known;
  const db = siteDb(env, site);
  const claimant = await newestClaimant(db, site, id);
  const claimed = claimant && (await viewById(env, claimant));
  if (claimed) return claimed;
  const receiver = await receiverOf(env, nameText(site, { kind: 'a', id }), locationHint);
  const device = await customerStub(env, receiver).view();
  if (device) return device;
  const email = emailAddress(id);
  const owner = email && (await findByEmail(db, site, email));
  return owner ? viewById(env, owner) : undefined;
}

/** A device that became part of a user since is read as that user. */
async function viewById(env: Env, id: string): Promise<CustomerView | undefined> {
  const door = customerStubById(env, id);
  const view = await door.view();
  if (view) return view;
  const merged = await door.mergedInto();
  return merged && customerStub(env, nameText(merged.site, { kind: 'u', id: merged.user })).view();
}
