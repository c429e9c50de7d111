import { Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { authenticate, keyFromHeader } from '../sites/authenticate.ts';
import { findSurvey } from './store.ts';

/** A published revision never changes; the newest one may change at any publish. */
const REVISION_CACHE = 'public, max-age=86400, immutable';
const NEWEST_CACHE = 'public, max-age=30';

/** HTTP in: what the widget draws. */
export const surveys = new Hono<{ Bindings: Env }>();

surveys.get('/v1/surveys/:id', async (context) => {
  const key = keyFromHeader(context.req.header('authorization')) ?? context.req.query('writeKey');
  const { site } = await authenticate(context.env, key);
  const revision = Number(context.req.query('revision')) || undefined;
  const survey = await findSurvey(siteDb(context.env, site.id), site.id, context.req.param('id'), revision);
  if (!survey) throw new Problem(404, 'survey_unknown', 'This site has no published survey of that id and revision.');
  return context.json(survey, 200, { 'cache-control': revision ? REVISION_CACHE : NEWEST_CACHE });
});
