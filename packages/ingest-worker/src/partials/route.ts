import { MAX_CAMPAIGN_ID_LENGTH, MAX_PARTIALS } from '@footfall/contract';
import { partialDefinitionSchema } from '@footfall/contract/schema';
import { type Context, Hono } from 'hono';
import { listCampaigns } from '../campaigns/store.ts';
import { type Env, siteDb } from '../env.ts';
import { idFromName } from '../id-from-name.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { siteOf } from '../sites/site-of.ts';
import { newPartialSchema, previewPartialSchema } from './bodies.ts';
import { refusePartial } from './partial-problems.ts';
import { previewPartial } from './preview-partial.ts';
import { dropPartial, insertPartial, lentBy, listPartials, type PartialRow, savePartial } from './store.ts';
import { toldPartial } from './told-partial.ts';

/** HTTP in: pieces of templates that messages share. */
export const partials = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

partials.get('/v1/partials', async (context) => {
  const { db, site, all } = await placeOf(context);
  const campaigns = await listCampaigns(db, site.id);
  return context.json({ data: all.map((row) => toldPartial(row, all, campaigns)), next: null });
});

partials.post('/v1/partials', async (context) => {
  const { db, site, all } = await placeOf(context);
  const { id: given, ...definition } = await readJson(context.req.raw, newPartialSchema);
  const taken = new Set(all.map((row) => row.id));
  const id = given ?? idFromName(definition.name, taken, { most: MAX_CAMPAIGN_ID_LENGTH, nameless: 'partial' });
  refusePartial(id, definition, lentBy(all));
  if (!(await insertPartial(db, site.id, id, definition, Date.now()))) {
    if (!taken.has(id) && all.length >= MAX_PARTIALS) {
      throw new Problem(409, 'too_many_partials', `A site has at most ${MAX_PARTIALS} partials.`);
    }
    throw new Problem(409, 'partial_exists', `There is a partial ${id} already. Choose another id, or none.`);
  }
  return tell(context, id, 201);
});

partials.post('/v1/partials/preview', async (context) => {
  const { site, all } = await placeOf(context);
  const { id = '', partial, customer, given = {} } = await readJson(context.req.raw, previewPartialSchema);
  const others = lentBy(all);
  refusePartial(id, partial, others);
  const shown = await previewPartial(context.env, site, { partial, partials: others, customer, given }, Date.now());
  return context.json({ data: shown, next: null });
});

partials.get('/v1/partials/:id', async (context) => tell(context, context.req.param('id'), 200));

partials.put('/v1/partials/:id', async (context) => {
  const { db, site, all, row } = await partialOf(context);
  const definition = await readJson(context.req.raw, partialDefinitionSchema);
  refusePartial(row.id, definition, lentBy(all));
  await savePartial(db, site.id, row.id, definition, Date.now());
  return tell(context, row.id, 200);
});

partials.delete('/v1/partials/:id', async (context) => {
  const { db, site, all, row } = await partialOf(context);
  const { campaigns, partials: others } = toldPartial(row, all, await listCampaigns(db, site.id));
  const users = [...campaigns.map(({ id }) => `campaign ${id}`), ...others.map((id) => `partial ${id}`)];
  if (users.length > 0) throw new Problem(409, 'partial_in_use', `It is put in by ${users.join(', ')}.`);
  await dropPartial(db, site.id, row.id);
  return context.body(null, 204);
});

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  const db = siteDb(context.env, site.id);
  return { site, db, all: await listPartials(db, site.id) };
}

async function partialOf(context: Ctx) {
  const place = await placeOf(context);
  return { ...place, row: named(place.all, context.req.param('id') ?? '') };
}

function named(all: PartialRow[], id: string): PartialRow {
  const row = all.find((one) => one.id === id);
  if (!row) throw new Problem(404, 'partial_unknown', 'This site has no partial of that id.');
  return row;
}

async function tell(context: Ctx, id: string, status: 200 | 201): Promise<Response> {
  const { db, site, all } = await placeOf(context);
  return context.json(toldPartial(named(all, id), all, await listCampaigns(db, site.id)), status);
}
