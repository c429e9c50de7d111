import type { CustomerKind } from '@footfall/engine';
import { Hono } from 'hono';
import { nameText } from '../collect/object-name.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { siteOf } from '../sites/site-of.ts';
import type { CustomerView } from './customer-object.ts';
import { customerStub, customerStubById } from './customer-stub.ts';
import { newestClaimant } from './store.ts';
import { viewOf } from './view-of.ts';

const OBJECT_ID = /^[0-9a-f]{64}$/;

/** HTTP in: reading customers, straight from their objects. */
export const customers = new Hono<{ Bindings: Env }>();

customers.get('/v1/customers/:id', async (context) => {
  const site = await siteOf(context);
  const view = await findCustomer(context.env, site.id, context.req.param('id'));
  if (!view)
    throw new Problem(404, 'customer_unknown', 'This site knows no customer of that id, userId or anonymousId.');
  return context.json(viewOf(view));
});

/** By customer id, else as a user, else as claimed, else the newest who claims to be that user, else a device. */
async function findCustomer(env: Env, site: string, id: string): Promise<CustomerView | undefined> {
  if (OBJECT_ID.test(id)) {
    const view = await customerStubById(env, id).view();
    return view?.site === site ? view : undefined;
  }
  const named = (kind: CustomerKind) => customerStub(env, nameText(site, { kind, id })).view();
  const known = (await named('u')) ?? (await named('c'));
  if (known) return known;
  const claimant = await newestClaimant(siteDb(env, site), site, id);
  return claimant ? customerStubById(env, claimant).view() : named('a');
}
