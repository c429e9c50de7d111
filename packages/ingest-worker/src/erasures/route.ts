import { waitUntil } from 'cloudflare:workers';
import { Hono } from 'hono';
import { actorOf } from '../audit/actor-of.ts';
import { note } from '../audit/store.ts';
import { findCustomer } from '../customers/find-customer.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { siteOf } from '../sites/site-of.ts';
import { requestErasure } from './request-erasure.ts';
import { runErasure } from './run-erasure.ts';
import { type Erasure, findErasure, listErasures } from './store.ts';

const MAX_LISTED = 100;

/** HTTP in: forgetting people. */
export const erasures = new Hono<{ Bindings: Env }>();

erasures.delete('/v1/customers/:id', async (context) => {
  const site = await siteOf(context);
  const id = context.req.param('id');
  // An e-mail address may be anybody's claim: whom it would erase is looked up first.
  const view = id.includes('@') ? undefined : await findCustomer(context.env, site, id);
  if (!view) {
    const message = 'This site knows no customer of that id, userId or anonymousId. Look an e-mail address up first.';
    throw new Problem(404, 'customer_unknown', message);
  }
  const db = siteDb(context.env, site.id);
  const now = Date.now();
  const actor = await actorOf(context);
  await note(db, site.id, { at: now, actor, action: 'customer.erasure_requested', customer: view.customer.id });
  const erasure = await requestErasure(db, view, actor, now);
  waitUntil(
    runErasure(context.env, erasure).catch((error: unknown) =>
      console.error(JSON.stringify({ unit: 'erasure', id: erasure.id, error: String(error) })),
    ),
  );
  return context.json(told(erasure), 202);
});

erasures.get('/v1/erasures', async (context) => {
  const site = await siteOf(context);
  const all = await listErasures(siteDb(context.env, site.id), site.id, MAX_LISTED);
  return context.json({ data: all.map(told), next: null });
});

erasures.get('/v1/erasures/:id', async (context) => {
  const site = await siteOf(context);
  const erasure = await findErasure(siteDb(context.env, site.id), site.id, context.req.param('id'));
  if (!erasure) throw new Problem(404, 'erasure_unknown', 'This site has no erasure of that id.');
  return context.json(told(erasure));
});

function told({ id, customer, status, requestedBy, requestedAt, finishedAt }: Erasure) {
  return {
    id,
    customer,
    status,
    requestedBy,
    requestedAt: new Date(requestedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
