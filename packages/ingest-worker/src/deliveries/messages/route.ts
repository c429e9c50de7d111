import { Hono } from 'hono';
import { type Env, siteDb } from '../../env.ts';
import { siteOf } from '../../sites/site-of.ts';
import { listInbox } from './inbox-store.ts';

const PAGE_SIZE = 50;

/** HTTP in: what the built-in inbox took. */
export const messages = new Hono<{ Bindings: Env }>();

messages.get('/v1/inbox', async (context) => {
  const site = await siteOf(context);
  const { cursor, recipient } = context.req.query();
  const [at, delivery = ''] = (cursor ?? '').split(' ');
  const before = Number(at) ? { before: { at: Number(at), delivery } } : {};
  const rows = await listInbox(siteDb(context.env, site.id), site.id, recipient, { ...before, limit: PAGE_SIZE });
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({
    data: rows.map(({ delivery: id, at: when, body, customer, channel, recipient: to }) => ({
      id,
      at: new Date(when).toISOString(),
      customer,
      channel,
      recipient: to,
      message: JSON.parse(body) as unknown,
    })),
    next: last ? `${last.at} ${last.delivery}` : null,
  });
});
