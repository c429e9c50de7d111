import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { audit } from './audit/route.ts';
import { campaigns } from './campaigns/route.ts';
import { catalogue } from './catalogue/route.ts';
import { isSameSite } from './collect/id-cookie.ts';
import { collect } from './collect/route.ts';
import { consoleApi } from './console/route.ts';
import { coupons } from './coupons/route.ts';
import { customers } from './customers/route.ts';
import { channels } from './deliveries/channels/route.ts';
import { links } from './deliveries/messages/links/route.ts';
import { receipts } from './deliveries/messages/receipts/route.ts';
import { messages } from './deliveries/messages/route.ts';
import { deliveries } from './deliveries/route.ts';
import { webhooks } from './deliveries/webhooks/route.ts';
import type { Env } from './env.ts';
import { erasures } from './erasures/route.ts';
import { live } from './live/route.ts';
import { partials } from './partials/route.ts';
import { Problem } from './problem.ts';
import { reports } from './reports/route.ts';
import { segments } from './segments/route.ts';
import { sites } from './sites/route.ts';
import { surveyAnswers } from './surveys/results-route.ts';
import { surveys } from './surveys/route.ts';

const PREFLIGHT_SECONDS = 86_400;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** All that is reached by HTTP; each stage brings its own routes. Segment's Java library ends its path with a slash. */
export const app = new Hono<{ Bindings: Env }>({ strict: false });

// Which origins may speak is decided per key, after the body is read; what is answered holds nothing secret.
app.use(
  '/v1/*',
  cors({ origin: (origin) => origin || '*', exposeHeaders: ['Retry-After'], maxAge: PREFLIGHT_SECONDS }),
);
// A page of the same site may send its cookies along, because an answer may set one; no route here is opened by one.
app.use('/v1/*', async (context, next) => {
  if (isSameSite(context.req.raw.headers)) context.header('access-control-allow-credentials', 'true');
  await next();
});

app.get('/healthz', async (context) => {
  await context.env.DB.prepare('SELECT 1 FROM sites LIMIT 1').first();
  return context.json({ ok: true });
});
app.route('/', collect);
app.route('/', customers);
app.route('/', erasures);
app.route('/', audit);
app.route('/', webhooks);
app.route('/', channels);
app.route('/', deliveries);
app.route('/', surveys);
app.route('/', surveyAnswers);
app.route('/', segments);
app.route('/', campaigns);
app.route('/', partials);
app.route('/', coupons);
app.route('/', catalogue);
app.route('/', messages);
app.route('/', receipts);
app.route('/', links);
app.route('/', sites);
app.route('/', consoleApi);
app.route('/', live);
app.route('/', reports);

// A versioned script never changes. Its name is escaped here, as the assets' own routing would redirect to that form.
app.get('/sdk/:file{.+@.+}', async (context) => {
  const { ASSETS } = context.env;
  const file = await ASSETS.fetch(new URL(`/sdk/${encodeURIComponent(context.req.param('file'))}`, context.req.url));
  if (!file.ok) return context.notFound();
  const answer = new Response(file.body, file);
  answer.headers.set('cache-control', IMMUTABLE);
  return answer;
});

// The console routes by itself below /console/.
app.get('/console/*', (context) => context.env.ASSETS.fetch(new URL('/console/', context.req.url)));

app.notFound((context) =>
  new Problem(404, 'not_found', `There is nothing at ${context.req.method} ${context.req.path}.`).answer(context),
);
app.onError((error, context) => {
  if (error instanceof Problem) return error.answer(context);
  console.error(JSON.stringify({ unit: 'http', path: context.req.path, error: error.stack ?? String(error) }));
  const message = 'Something went wrong on our side. Try again; what was not answered was not taken in.';
  return new Problem(500, 'internal', message).answer(context);
});
