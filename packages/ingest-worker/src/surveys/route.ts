import type { SurveyCheck, SurveyDraft, SurveySettings } from '@footfall/contract';
import { surveySettingsSchema } from '@footfall/contract/schema';
import type { Rules } from '@footfall/engine';
import { type Context, Hono } from 'hono';
import { edgeFacts } from '../collect/edge.ts';
import { nameText } from '../collect/object-name.ts';
import { limitRate } from '../collect/rate-limit.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { publishRules } from '../rules/publish-rules.ts';
import { newestRules } from '../rules/store.ts';
import { authenticate, keyFromHeader } from '../sites/authenticate.ts';
import { siteOf } from '../sites/site-of.ts';
import { readableWriteKey } from '../sites/store.ts';
import {
  changedSurveySchema,
  checkSchema,
  linkedAnswersSchema,
  linkSchema,
  newSurveySchema,
  replacedSurveySchema,
  rewardSchema,
} from './bodies.ts';
import { checkDisplay } from './check-display.ts';
import { deleteSurvey } from './delete-survey.ts';
import { makeLink } from './make-link.ts';
import { publishSurvey } from './publish-survey.ts';
import { rewardResponse } from './reward-response.ts';
import { createSurvey } from './save-survey.ts';
import { findDraft, findSurvey, listSurveys, saveDraft } from './store.ts';
import { tellSurveys } from './summaries.ts';
import { surveyUnknown } from './survey-unknown.ts';
import { takeLinkedAnswers } from './take-linked-answers.ts';
import { withoutQuestions } from './without-questions.ts';

const PAGE_SIZE = 100;
/** A published revision never changes; the newest one may change at any publish. */
const REVISION_CACHE = 'public, max-age=86400, immutable';
const NEWEST_CACHE = 'public, max-age=30';
/** Before each id of a question that is left out: `3~why~how` is revision 3 without two of its questions. */
const REVISION_WITHOUT = '~';

/** HTTP in: surveys, from a draft to what the widget draws. */
export const surveys = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

surveys.get('/v1/surveys', async (context) => {
  const { db, site } = await placeOf(context);
  const rows = await listSurveys(db, site.id, context.req.query('cursor') ?? '', PAGE_SIZE);
  const next = rows.length === PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null;
  return context.json({ data: await tellSurveys(db, site.id, rows), next });
});

surveys.post('/v1/surveys', async (context) => {
  const { db, site } = await placeOf(context);
  const id = await createSurvey(db, site.id, await readJson(context.req.raw, newSurveySchema), Date.now());
  return tell(context, id, 201);
});

/** Who asks decides what is told: a write key is public, so it is told what is drawn and never who is asked. */
surveys.get('/v1/surveys/:id', async (context) => {
  const key = keyFromHeader(context.req.header('authorization')) ?? context.req.query('writeKey');
  const caller = key ? await authenticate(context.env, key) : undefined;
  const [revision = '', ...leftOut] = (context.req.query('revision') ?? '').split(REVISION_WITHOUT);
  if (caller && (caller.speaks === 'write' || Number(revision)))
    return tellDrawn(context, caller.site.id, Number(revision) || undefined, leftOut);
  const { db, site, row } = await surveyOf(context);
  const [told] = await tellSurveys(db, site.id, [row]);
  return context.json(told, 200, { 'cache-control': 'no-store' });
});

surveys.put('/v1/surveys/:id', async (context) => {
  const { row } = await surveyOf(context);
  return change(context, row.id, await readJson(context.req.raw, replacedSurveySchema));
});

surveys.patch('/v1/surveys/:id', async (context) => {
  const { row } = await surveyOf(context);
  const changed = await readJson(context.req.raw, changedSurveySchema);
  const members = Object.entries({ ...row.draft, ...changed }).filter(([, value]) => value !== null);
  return change(context, row.id, Object.fromEntries(members) as unknown as SurveyDraft);
});

surveys.delete('/v1/surveys/:id', async (context) => {
  const { site, row } = await surveyOf(context);
  await deleteSurvey(context.env, site.id, row.id, Date.now());
  return context.body(null, 204);
});

surveys.post('/v1/surveys/:id/publish', async (context) => {
  const { site, row } = await surveyOf(context);
  await publishSurvey(context.env, site.id, row.id, Date.now());
  return tell(context, row.id, 202);
});

/** A browser asks, having waited: cheap, and as text without a preflight. */
surveys.post('/v1/surveys/:id/check', async (context) => {
  const { writeKey, ...asked } = await readJson(context.req.raw, checkSchema);
  const { site } = await authenticate(context.env, keyFromHeader(context.req.header('authorization')) ?? writeKey);
  const show = await checkDisplay(context.env, site, context.req.param('id'), asked, Date.now());
  return context.json({ show } satisfies SurveyCheck);
});

/** Asked by the widget until the answers have arrived; one coupon for each response. */
surveys.post('/v1/surveys/:id/reward', async (context) => {
  const { writeKey, ...asked } = await readJson(context.req.raw, rewardSchema);
  const { site } = await authenticate(context.env, keyFromHeader(context.req.header('authorization')) ?? writeKey);
  const reward = await rewardResponse(context.env, site, context.req.param('id'), asked, Date.now());
  return reward ? context.json(reward, 200, { 'cache-control': 'no-store' }) : context.body(null, 202);
});

/** A server asks, to put it into a mail. */
surveys.post('/v1/surveys/:id/links', async (context) => {
  const { db, site, row } = await surveyOf(context);
  const { userId, occasion = crypto.randomUUID() } = await readJson(context.req.raw, linkSchema);
  const survey = await findSurvey(db, site.id, row.id, undefined);
  const writeKey = await readableWriteKey(db, site.id);
  if (!survey || !writeKey) {
    throw new Problem(409, 'survey_unpublished', 'Nobody can open this survey yet. Publish it first.');
  }
  const { origin } = new URL(context.req.url);
  const customer = nameText(site.id, { kind: 'u', id: userId });
  const asked = { writeKey, origin, survey, customer, occasion };
  return context.json(await makeLink(context.env, asked, Date.now()), 201);
});

/** The page behind such a link tells, once a person has done something on it. */
surveys.post('/v1/surveys/:id/answers', async (context) => {
  const { writeKey, ...told } = await readJson(context.req.raw, linkedAnswersSchema);
  const caller = await authenticate(context.env, keyFromHeader(context.req.header('authorization')) ?? writeKey);
  await limitRate(context.env, caller, context.req.header('cf-connecting-ip'));
  const edge = edgeFacts(context.req.raw, 'write');
  return context.json(await takeLinkedAnswers(context.env, caller.site, context.req.param('id'), told, edge));
});

surveys.get('/v1/survey-settings', async (context) => {
  const { db, site } = await placeOf(context);
  return context.json(settingsIn(await newestRules(db, site.id)));
});

surveys.put('/v1/survey-settings', async (context) => {
  const { site } = await placeOf(context);
  const { frequency } = await readJson(context.req.raw, surveySettingsSchema);
  const parts = { surveyFrequency: frequency ?? {} };
  const rules = await publishRules(context.env, site.id, () => ({ parts, wakes: false }), Date.now());
  return context.json(settingsIn(rules));
});

function settingsIn({ surveyFrequency }: Rules): SurveySettings {
  return { frequency: surveyFrequency && Object.keys(surveyFrequency).length > 0 ? surveyFrequency : null };
}

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  return { site, db: siteDb(context.env, site.id) };
}

async function surveyOf(context: Ctx) {
  const place = await placeOf(context);
  const row = await findDraft(place.db, place.site.id, context.req.param('id') ?? '');
  if (!row) throw surveyUnknown();
  return { ...place, row };
}

async function change(context: Ctx, id: string, draft: SurveyDraft): Promise<Response> {
  const { db, site } = await placeOf(context);
  await saveDraft(db, site.id, id, draft, Date.now());
  return tell(context, id, 200);
}

/** Answers with a survey as it stands now. */
async function tell(context: Ctx, id: string, status: 200 | 201 | 202): Promise<Response> {
  const { db, site } = await placeOf(context);
  const row = await findDraft(db, site.id, id);
  if (!row) throw surveyUnknown();
  const [told] = await tellSurveys(db, site.id, [row]);
  return context.json(told, status);
}

async function tellDrawn(
  context: Ctx,
  site: string,
  revision: number | undefined,
  leftOut: string[],
): Promise<Response> {
  const survey = await findSurvey(siteDb(context.env, site), site, context.req.param('id') ?? '', revision);
  if (!survey) throw new Problem(404, 'survey_unknown', 'This site has no published survey of that id and revision.');
  return context.json(withoutQuestions(survey, leftOut), 200, {
    'cache-control': revision ? REVISION_CACHE : NEWEST_CACHE,
  });
}
