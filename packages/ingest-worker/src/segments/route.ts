import { segmentDefinitionSchema } from '@footfall/contract/schema';
import { recipes } from '@footfall/engine';
import { type Context, Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { readJson, readOptionalJson } from '../read-json.ts';
import { siteOf } from '../sites/site-of.ts';
import { changedSegmentSchema, newSegmentSchema, previewSchema, publishSchema } from './bodies.ts';
import { deleteSegment } from './delete-segment.ts';
import { listMembers, movesSince } from './member-store.ts';
import { previewSegment } from './preview-segment.ts';
import { publishSegment } from './publish-segment.ts';
import { changeSegment, createSegment, refuseWrongDraft } from './save-segment.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { sizeSeries } from './size-series.ts';
import { DAY_MS, HOUR_MS } from './spans.ts';
import { findSegment, listSegments } from './store.ts';
import { tellSegments } from './tell-segments.ts';

const PAGE_SIZE = 100;
/** How much of a segment's past is told where nobody says how much. */
const SERIES = { day: { spanMs: DAY_MS, usual: 30, most: 400 }, hour: { spanMs: HOUR_MS, usual: 48, most: 24 * 31 } };

/** HTTP in: segments, from a draft to who is in them. */
export const segments = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

segments.get('/v1/recipes', async (context) => {
  const site = await siteOf(context);
  return context.json({ data: recipes(site.currency).map((recipe) => ({ kind: 'segment', ...recipe })), next: null });
});

segments.get('/v1/segments', async (context) => {
  const { db, site } = await placeOf(context);
  const rows = await listSegments(db, site.id, context.req.query('cursor') ?? '', PAGE_SIZE);
  const data = await tellSegments(db, site.id, rows);
  return context.json({ data, next: rows.length === PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null });
});

segments.post('/v1/segments', async (context) => {
  const { db, site } = await placeOf(context);
  const id = await createSegment(db, site.id, await readJson(context.req.raw, newSegmentSchema), Date.now());
  return tell(context, id, 201);
});

segments.post('/v1/segments/preview', async (context) => {
  const { db, site } = await placeOf(context);
  const { id = UNSAVED, name = UNSAVED, ...rule } = await readJson(context.req.raw, previewSchema);
  await refuseWrongDraft(db, site.id, id, { name, ...rule }, Date.now());
  return context.json(await previewSegment(context.env, site, rule, Date.now()));
});

segments.get('/v1/segments/:id', async (context) => {
  const { row } = await segmentOf(context);
  return tell(context, row.id, 200);
});

segments.put('/v1/segments/:id', async (context) => {
  const { db, site, row } = await segmentOf(context);
  await changeSegment(db, site.id, row.id, await readJson(context.req.raw, segmentDefinitionSchema), Date.now());
  return tell(context, row.id, 200);
});

segments.patch('/v1/segments/:id', async (context) => {
  const { db, site, row } = await segmentOf(context);
  const { description, ...changed } = await readJson(context.req.raw, changedSegmentSchema);
  const { description: before, ...rest } = row.draft;
  const words = description === null ? undefined : (description ?? before);
  const definition = { ...rest, ...changed, ...(words ? { description: words } : {}) };
  await changeSegment(db, site.id, row.id, definition, Date.now());
  return tell(context, row.id, 200);
});

segments.delete('/v1/segments/:id', async (context) => {
  const { site, row } = await segmentOf(context);
  await deleteSegment(context.env, site.id, row.id, Date.now());
  return context.body(null, 204);
});

segments.post('/v1/segments/:id/preview', async (context) => {
  const { db, site, row } = await segmentOf(context);
  await refuseWrongDraft(db, site.id, row.id, row.draft, Date.now());
  return context.json(await previewSegment(context.env, site, row.draft, Date.now()));
});

segments.post('/v1/segments/:id/publish', async (context) => {
  const { site, row } = await segmentOf(context);
  const { announceExisting } = await readOptionalJson(context.req.raw, publishSchema);
  await publishSegment(context.env, site.id, { id: row.id, announceExisting, now: Date.now() });
  return tell(context, row.id, 202);
});

segments.get('/v1/segments/:id/members', async (context) => {
  const { db, site, row } = await segmentOf(context);
  const [since, customer = ''] = (context.req.query('cursor') ?? '').split(' ');
  const before = Number(since) ? { since: Number(since), customer } : undefined;
  const members = await listMembers(db, site.id, row.id, PAGE_SIZE, before);
  const last = members.length === PAGE_SIZE ? members.at(-1)?.place : undefined;
  return context.json({
    data: members.map(({ place: _place, ...member }) => member),
    next: last ? `${last.since} ${last.customer}` : null,
  });
});

segments.get('/v1/segments/:id/sizes', async (context) => {
  const { db, site, row } = await segmentOf(context);
  const { by, count } = context.req.query();
  const { spanMs, usual, most } = SERIES[by === 'hour' ? 'hour' : 'day'];
  const spans = Math.min(most, Math.max(1, Math.floor(Number(count) || usual)));
  const now = Date.now();
  const moved = await movesSince(db, site.id, now - spans * spanMs, spanMs, row.id);
  return context.json({ data: sizeSeries(row.size, moved, now, spanMs, spans), next: null });
});

/** Stands for what a new rule is called. */
const UNSAVED = '_unsaved_';

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  return { site, db: siteDb(context.env, site.id) };
}

async function segmentOf(context: Ctx) {
  const place = await placeOf(context);
  const row = await findSegment(place.db, place.site.id, context.req.param('id') ?? '');
  if (!row) throw segmentUnknown();
  return { ...place, row };
}

/** Answers with a segment as it stands now. */
async function tell(context: Ctx, id: string, status: 200 | 201 | 202): Promise<Response> {
  const { db, site } = await placeOf(context);
  const row = await findSegment(db, site.id, id);
  if (!row) throw segmentUnknown();
  const [told] = await tellSegments(db, site.id, [row]);
  return context.json(told, status);
}
