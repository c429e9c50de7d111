import { campaignDefinitionSchema, messagingRulesSchema } from '@footfall/contract/schema';
import { campaignRecipes, checkMessaging } from '@footfall/engine';
import { type Context, Hono } from 'hono';
import { broadcastsOf } from '../announcements/store.ts';
import { type Env, siteDb } from '../env.ts';
import { sitePartials } from '../partials/store.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { publishRules } from '../rules/publish-rules.ts';
import { newestRules } from '../rules/store.ts';
import { segmentId } from '../segments/segment-id.ts';
import { siteOf } from '../sites/site-of.ts';
import { campaignResults } from '../surveys/campaign-results.ts';
import { newCampaignSchema, previewSchema, simulateSchema } from './bodies.ts';
import { campaignProblems, refuseCampaign } from './campaign-problems.ts';
import { campaignUnknown } from './campaign-unknown.ts';
import { campaignTotals, countsOf, deliveriesOf } from './count-store.ts';
import { foresee } from './foresee.ts';
import { previewMessage } from './preview-message.ts';
import { archiveCampaign, pauseCampaign, publishCampaign } from './publish-campaign.ts';
import { campaignReport } from './report.ts';
import { dropDraft, findCampaign, findVersion, insertCampaign, listCampaigns, saveDraft, takenIds } from './store.ts';
import { toldCampaign } from './told-campaign.ts';

/** HTTP in: campaigns, from a draft to what came of them. */
export const campaigns = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;
/** Of one that repeats, how many are told of. */
const MAX_BROADCASTS = 10;

campaigns.get('/v1/campaigns', async (context) => {
  const { db, site } = await placeOf(context);
  const [rows, totals, partials] = await Promise.all([
    listCampaigns(db, site.id),
    campaignTotals(db, site.id),
    sitePartials(db, site.id),
  ]);
  return context.json({ data: rows.map((row) => toldCampaign(row, partials, totals.get(row.id))), next: null });
});

campaigns.get('/v1/campaigns/recipes', async (context) => {
  const site = await siteOf(context);
  return context.json({ data: campaignRecipes(site.currency), next: null });
});

campaigns.post('/v1/campaigns', async (context) => {
  const { db, site } = await placeOf(context);
  const { id: given, ...definition } = await readJson(context.req.raw, newCampaignSchema);
  const id = given ?? segmentId(definition.name, await takenIds(db, site.id));
  if (!(await insertCampaign(db, site.id, id, definition, Date.now()))) {
    throw new Problem(409, 'campaign_exists', `There is a campaign ${id} already. Choose another id, or none.`);
  }
  return tell(context, id, 201);
});

campaigns.get('/v1/campaigns/:id', async (context) => {
  const { row } = await campaignOf(context);
  return tell(context, row.id, 200);
});

campaigns.put('/v1/campaigns/:id', async (context) => {
  const { db, site, row } = await campaignOf(context);
  await saveDraft(db, site.id, row.id, await readJson(context.req.raw, campaignDefinitionSchema), Date.now());
  return tell(context, row.id, 200);
});

campaigns.delete('/v1/campaigns/:id', async (context) => {
  const { db, site, row } = await campaignOf(context);
  if (await dropDraft(db, site.id, row.id)) return context.body(null, 204);
  throw new Problem(409, 'campaign_refused', 'It has been in force: archive it instead, so that its report stays.');
});

campaigns.post('/v1/campaigns/:id/publish', async (context) => {
  const { site, row } = await campaignOf(context);
  await publishCampaign(context.env, site.id, row.id, Date.now());
  return tell(context, row.id, 202);
});

campaigns.post('/v1/campaigns/:id/pause', async (context) => {
  const { site, row } = await campaignOf(context);
  await pauseCampaign(context.env, site.id, row.id, Date.now());
  return tell(context, row.id, 202);
});

campaigns.post('/v1/campaigns/:id/archive', async (context) => {
  const { site, row } = await campaignOf(context);
  await archiveCampaign(context.env, site.id, row.id, Date.now());
  return tell(context, row.id, 202);
});

campaigns.post('/v1/campaigns/:id/simulate', async (context) => {
  const { site, row } = await campaignOf(context);
  const asked = await readJson(context.req.raw, simulateSchema);
  return context.json(await foresee(context.env, site, row, asked, Date.now()));
});

campaigns.post('/v1/campaigns/:id/preview', async (context) => {
  const { site, row } = await campaignOf(context);
  const asked = await readJson(context.req.raw, previewSchema);
  return context.json({ data: await previewMessage(context.env, site, row, asked, Date.now()), next: null });
});

campaigns.get('/v1/campaigns/:id/report', async (context) => {
  const { db, site, row } = await campaignOf(context);
  const asked = Number(context.req.query('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const [counts, ownCounts, messages, broadcasts, asOf] = await Promise.all([
    countsOf(db, site.id, row.id, version),
    countsOf(db, site.id, row.id, version ?? row.version),
    deliveriesOf(db, site.id, row.id, version),
    broadcastsOf(db, site.id, row.id, MAX_BROADCASTS),
    version === undefined ? undefined : findVersion(db, site.id, row.id, version),
  ]);
  const definition = asOf?.definition ?? row.published ?? row.draft;
  return context.json(campaignReport({ definition, counts, ownCounts, messages, broadcasts }));
});

campaigns.get('/v1/campaigns/:id/surveys', async (context) => {
  const { db, site, row } = await campaignOf(context);
  return context.json({ data: await campaignResults(db, site.id, row.id), next: null });
});

campaigns.get('/v1/messaging', async (context) => {
  const { db, site } = await placeOf(context);
  return context.json((await newestRules(db, site.id)).messaging ?? {});
});

campaigns.put('/v1/messaging', async (context) => {
  const { site } = await placeOf(context);
  const messaging = await readJson(context.req.raw, messagingRulesSchema);
  refuseCampaign(checkMessaging(messaging).map(({ path, reason }) => ({ path: path.join('.'), message: reason })));
  const change = () => ({ parts: { messaging }, wakes: false });
  const rules = await publishRules(context.env, site.id, change, Date.now());
  return context.json(rules.messaging ?? {}, 202);
});

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  return { site, db: siteDb(context.env, site.id) };
}

async function campaignOf(context: Ctx) {
  const place = await placeOf(context);
  const row = await findCampaign(place.db, place.site.id, context.req.param('id') ?? '');
  if (!row) throw campaignUnknown();
  return { ...place, row };
}

/** Answers with a campaign as it stands now, and with what would keep its draft from being published. */
async function tell(context: Ctx, id: string, status: 200 | 201 | 202): Promise<Response> {
  const { db, site } = await placeOf(context);
  const row = await findCampaign(db, site.id, id);
  if (!row) throw campaignUnknown();
  const [totals, rules, partials] = await Promise.all([
    campaignTotals(db, site.id),
    newestRules(db, site.id),
    sitePartials(db, site.id),
  ]);
  const problems = await campaignProblems(db, site.id, row.draft, { rules, partials }, Date.now());
  return context.json(toldCampaign(row, partials, totals.get(id), problems), status);
}
