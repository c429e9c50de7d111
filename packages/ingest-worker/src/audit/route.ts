import { Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { siteOf } from '../sites/site-of.ts';
import { listAudit } from './store.ts';

const PAGE_SIZE = 50;

/** HTTP in: who asked for what about whom. */
export const audit = new Hono<{ Bindings: Env }>();

audit.get('/v1/audit', async (context) => {
  const site = await siteOf(context);
  const [at, id = ''] = context.req.query('cursor')?.split(' ') ?? [];
  const rows = await listAudit(siteDb(context.env, site.id), site.id, {
    ...(at ? { before: { at: Number(at) || 0, id } } : {}),
    limit: PAGE_SIZE,
  });
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({
    data: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    next: last ? `${last.at} ${last.id}` : null,
  });
});
