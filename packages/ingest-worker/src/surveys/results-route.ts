import { SURVEY_GROUPINGS, type SurveyResults } from '@footfall/contract';
import { surveyGroups, surveyResults } from '@footfall/engine';
import { type Context, Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { siteOf } from '../sites/site-of.ts';
import { csvOf } from './csv.ts';
import { findResponses, type ResponseFilter, toldResponse } from './find-responses.ts';
import { groupsOf } from './groups-of.ts';
import { countUnsolicited } from './response-store.ts';
import { findDraft } from './store.ts';
import { surveyUnknown } from './survey-unknown.ts';

const PAGE_SIZE = 50;
/** Results and files are made of this many responses at most, the newest: what a Worker can hold at once. */
const MAX_RESPONSES = 20_000;

/** HTTP in: what people answered. */
export const surveyAnswers = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

surveyAnswers.get('/v1/surveys/:id/results', async (context) => {
  const { db, site, row } = await placeOf(context);
  const filter = filterOf(context);
  const by = SURVEY_GROUPINGS.find((grouping) => grouping === context.req.query('by'));
  const wanted = { ...filter, withUnseen: true, ...(by === 'segment' ? { withSegments: true } : {}) };
  const found = await findResponses(db, site.id, row.id, wanted, MAX_RESPONSES + 1);
  const survey = { ...(row.published ?? row.draft), id: row.id, revision: row.revision ?? 0 };
  const looked = found.slice(0, MAX_RESPONSES);
  const results: SurveyResults = {
    ...surveyResults(survey, looked),
    ...(by ? { groups: surveyGroups(survey, looked, (response) => groupsOf(by, response)) } : {}),
    unsolicited: await countUnsolicited(db, site.id, row.id, filter.from, filter.to),
    truncated: found.length > MAX_RESPONSES,
  };
  return context.json(results);
});

surveyAnswers.get('/v1/surveys/:id/responses', async (context) => {
  const { db, site, row } = await placeOf(context);
  const [at, id = ''] = (context.req.query('cursor') ?? '').split(' ');
  const before = Number(at) ? { before: { at: Number(at), id } } : {};
  const found = await findResponses(db, site.id, row.id, { ...filterOf(context), ...before }, PAGE_SIZE);
  const last = found.length === PAGE_SIZE ? found.at(-1) : undefined;
  return context.json({ data: found.map(toldResponse), next: last ? `${last.firstAt} ${last.id}` : null });
});

surveyAnswers.get('/v1/surveys/:id/export', async (context) => {
  const { db, site, row } = await placeOf(context);
  const found = await findResponses(db, site.id, row.id, filterOf(context), MAX_RESPONSES);
  const told = found.map(toldResponse);
  const isJson = context.req.query('format') === 'json';
  const headers = { 'content-disposition': `attachment; filename="${row.id}.${isJson ? 'json' : 'csv'}"` };
  if (isJson) return context.json({ data: told, next: null }, 200, headers);
  return context.body(csvOf(row.published ?? row.draft, told), 200, {
    ...headers,
    'content-type': 'text/csv; charset=utf-8',
  });
});

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  const db = siteDb(context.env, site.id);
  const row = await findDraft(db, site.id, context.req.param('id') ?? '');
  if (!row) throw surveyUnknown();
  return { site, db, row };
}

function filterOf(context: Ctx): ResponseFilter {
  const { from = '', to = '', revision, segment, text, solicited } = context.req.query();
  const number = Number(revision) || undefined;
  return {
    solicited: solicited !== 'false',
    from: Date.parse(from) || 0,
    to: Date.parse(to) || Number.MAX_SAFE_INTEGER,
    ...(number ? { revision: number } : {}),
    ...(segment ? { segment } : {}),
    ...(text ? { text } : {}),
  };
}
