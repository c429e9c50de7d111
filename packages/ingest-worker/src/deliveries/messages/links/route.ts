import { type Context, Hono } from 'hono';
import { type Env, siteDb } from '../../../env.ts';
import { findSite } from '../../../sites/store.ts';
import { confirm } from '../confirmation/confirm.ts';
import { choicesOf, saveChoices } from './choices.ts';
import { type ClickClaims, type OpenClaims, readLink } from './link-claims.ts';
import { brokenLink, choicesPage, confirmPage, DONE, tryAgain } from './message-page.ts';
import { takeLeave, takeVisit } from './own-receipts.ts';

/** HTTP in: the links in messages, which people and their mail programs follow. */
export const links = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

// Whoever only looks, a scanner of mail among them, changes nothing.
links.get('/m/u/:token', async (context) => {
  const claims = await readLink(context.env.FOOTFALL_SECRET, 'choose', context.req.param('token'));
  const choices = claims && (await choicesOf(context.env, claims));
  const done = context.req.query('done');
  return choices
    ? choicesPage(context, choices, done === 'left' || done === 'saved' ? done : undefined)
    : brokenLink(context);
});

links.post('/m/u/:token', async (context) => {
  const { env, req } = context;
  const claims = await readLink(env.FOOTFALL_SECRET, 'choose', req.param('token'));
  if (!claims) return brokenLink(context);
  const form = await req.formData().catch(() => new FormData());
  const now = Date.now();
  // A mail program's own button (RFC 8058): it follows no redirect.
  if (form.get('List-Unsubscribe') === 'One-Click') {
    const told = await takeLeave(env, claims, 'one-click unsubscribe', now);
    return told ? context.text(DONE.left) : tryAgain(context);
  }
  if (form.get('do') === 'leave') {
    const told = await takeLeave(env, claims, 'unsubscribe page', now);
    return told ? context.redirect(`${req.path}?done=left`, 303) : tryAgain(context);
  }
  if (form.get('do') !== 'save') return context.redirect(req.path, 303);
  const choices = await choicesOf(env, claims);
  if (!choices) return brokenLink(context);
  const chosen = { shown: form.getAll('shown').map(String), granted: form.getAll('granted').map(String) };
  const told = await saveChoices(env, claims, choices, chosen, now);
  return told ? context.redirect(`${req.path}?done=saved`, 303) : tryAgain(context);
});

// Looking at the page confirms nothing: mail programs do that on their own.
links.get('/m/y/:token', async (context) => {
  const { env, req } = context;
  const claims = await readLink(env.FOOTFALL_SECRET, 'confirm', req.param('token'), Date.now());
  const site = claims && (await findSite(siteDb(env, claims.s), claims.s));
  if (!site) return brokenLink(context);
  return confirmPage(context, site.name, req.query('done') === 'confirmed');
});

links.post('/m/y/:token', async (context) => {
  const { env, req } = context;
  const now = Date.now();
  const claims = await readLink(env.FOOTFALL_SECRET, 'confirm', req.param('token'), now);
  const site = claims && (await findSite(siteDb(env, claims.s), claims.s));
  if (!claims || !site) return brokenLink(context);
  const told = await confirm(env, site, claims, now);
  return told ? context.redirect(`${req.path}?done=confirmed`, 303) : tryAgain(context);
});

/** The smallest transparent picture there is. */
const PIXEL = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (one) =>
  one.charCodeAt(0),
);
const NOT_KEPT = { 'cache-control': 'no-store, private', 'referrer-policy': 'no-referrer' };

links.get('/m/o/:token', async (context) => {
  const claims = await readLink(context.env.FOOTFALL_SECRET, 'open', context.req.param('token'));
  if (claims) noteVisit(context, claims);
  return context.body(PIXEL, 200, { 'content-type': 'image/gif', ...NOT_KEPT });
});

links.get('/m/c/:token', async (context) => {
  const claims = await readLink(context.env.FOOTFALL_SECRET, 'click', context.req.param('token'));
  if (!claims) return brokenLink(context);
  noteVisit(context, claims);
  return context.body(null, 302, { location: claims.to, ...NOT_KEPT });
});

/** Behind the answer: nobody waits for a shop's curiosity. */
function noteVisit(context: Ctx, claims: OpenClaims | ClickClaims): void {
  const { method, headers } = context.req.raw;
  const visit = {
    method,
    userAgent: headers.get('user-agent') ?? '',
    purpose: ['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].map((name) => headers.get(name) ?? '').join(' '),
  };
  const noted = takeVisit(context.env, claims, visit, Date.now()).catch((error: unknown) =>
    console.error(JSON.stringify({ unit: 'note-visit', site: claims.s, delivery: claims.d, error: String(error) })),
  );
  context.executionCtx.waitUntil(noted);
}
