import type { CustomerSummary, Trust } from '@footfall/contract';
import { type Context, Hono } from 'hono';
import { actorOf } from '../audit/actor-of.ts';
import { note } from '../audit/store.ts';
import { type Env, siteDb } from '../env.ts';
import { siteOf } from '../sites/site-of.ts';
import type { CustomerView } from './customer-calls.ts';
import { customerUnknown } from './customer-unknown.ts';
import { exportStream } from './export-stream.ts';
import { findCustomer, isCustomerId } from './find-customer.ts';
import { listCustomers } from './store.ts';
import { timeline } from './timeline.ts';
import { viewOf } from './view-of.ts';

const PAGE_SIZE = 50;
const TRUSTS: readonly string[] = ['known', 'claimed', 'anonymous'] satisfies Trust[];

/** HTTP in: reading customers. One straight from their object, many from the ledger. */
export const customers = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

customers.get('/v1/customers', async (context) => {
  const site = await siteOf(context);
  const { search, trust, cursor } = context.req.query();
  const rows = await listCustomers(siteDb(context.env, site.id), site.id, {
    ...(search?.trim() ? { search: search.trim() } : {}),
    ...(trust && TRUSTS.includes(trust) ? { trust: trust as Trust } : {}),
    ...(cursor ? { before: placeFrom(cursor) } : {}),
    limit: PAGE_SIZE,
  });
  const data = rows.map(
    (row): CustomerSummary => ({
      ...row,
      firstSeenAt: new Date(row.firstSeenAt).toISOString(),
      lastSeenAt: new Date(row.lastSeenAt).toISOString(),
    }),
  );
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({ data, next: last ? `${last.lastSeenAt} ${last.id}` : null });
});

customers.get('/v1/customers/:id', async (context) => {
  const { view } = await requireCustomer(context);
  return context.json(viewOf(view));
});

customers.get('/v1/customers/:id/timeline', async (context) => {
  const { view, db } = await requireCustomer(context);
  // A device that became part of a user keeps a timeline of its own, under its customer id.
  const asked = context.req.param('id');
  const id = isCustomerId(asked) ? asked : view.customer.id;
  const before = Number(context.req.query('cursor')) || undefined;
  return context.json(await timeline(db, view.site, id, before));
});

customers.get('/v1/customers/:id/export', async (context) => {
  const { view, db } = await requireCustomer(context);
  const audited = { at: Date.now(), actor: await actorOf(context), customer: view.customer.id };
  await note(db, view.site, { ...audited, action: 'customer.exported' });
  return context.body(exportStream(db, view, Date.now()), 200, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="customer-${view.customer.id.slice(0, 12)}.json"`,
  });
});

async function requireCustomer(context: Ctx): Promise<{ view: CustomerView; db: D1Database }> {
  const site = await siteOf(context);
  const view = await findCustomer(context.env, site, context.req.param('id') ?? '');
  if (!view) throw customerUnknown();
  return { view, db: siteDb(context.env, site.id) };
}

function placeFrom(cursor: string): { lastSeenAt: number; id: string } {
  const [lastSeenAt, id = ''] = cursor.split(' ');
  return { lastSeenAt: Number(lastSeenAt) || 0, id };
}
