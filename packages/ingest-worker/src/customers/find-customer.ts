import { type CustomerKind, emailAddress } from '@footfall/engine';
import { nameText } from '../collect/object-name.ts';
import { type Env, siteDb } from '../env.ts';
import type { CustomerView } from './customer-object.ts';
import { customerStub, customerStubById } from './customer-stub.ts';
import { findByEmail, newestClaimant } from './store.ts';

const OBJECT_ID = /^[0-9a-f]{64}$/;

/**
 * By customer id, else as a user, else as claimed, else the newest who claims to be that user, else a device, else by
 * e-mail address. Reading makes nobody.
 */
export async function findCustomer(env: Env, site: string, id: string): Promise<CustomerView | undefined> {
  if (OBJECT_ID.test(id)) {
    const view = await customerStubById(env, id).view();
    return view?.site === site ? view : undefined;
  }
  const named = (kind: CustomerKind) => customerStub(env, nameText(site, { kind, id })).view();
  const known = (await named('u')) ?? (await named('c'));
  if (known) return known;
  const db = siteDb(env, site);
  const claimant = await newestClaimant(db, site, id);
  if (claimant) return customerStubById(env, claimant).view();
  const device = await named('a');
  if (device) return device;
  const email = emailAddress(id);
  const owner = email && (await findByEmail(db, site, email));
  return owner ? customerStubById(env, owner).view() : undefined;
}
