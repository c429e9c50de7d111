import { type Context, Hono } from 'hono';
import { addressStub } from '../../../addresses/address-stub.ts';
import { readBody } from '../../../collect/read-body.ts';
import { type Env, siteDb } from '../../../env.ts';
import { Problem } from '../../../problem.ts';
import type { Site } from '../../../sites/site.ts';
import { findSite } from '../../../sites/store.ts';
import { loadSettings } from '../../channels/load-settings.ts';
import { verifyForm } from './form-signature.ts';
import { MANDRILL_SIGNATURE, mandrillReceipts } from './mandrill-receipts.ts';
import type { Receipt } from './receipt.ts';
import { SENDGRID_SIGNATURE, SENDGRID_TIMESTAMP, sendGridReceipts, verifySendGrid } from './sendgrid-receipts.ts';
import { takeReceipts } from './take-receipts.ts';
import { TWILIO_SIGNATURE, twilioReceipt } from './twilio-receipt.ts';
import { wordOfRecipient } from './word-of-recipient.ts';

/** HTTP in: what providers tell of messages, each verified by its own signature. */
export const receipts = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

receipts.post('/v1/receipts/sendgrid/:site', async (context) => {
  const site = await siteOfPath(context);
  const settings = await loadSettings(context.env, site.id, 'email');
  const body = await readBody(context.req.raw);
  const key = settings?.provider === 'sendgrid' ? settings.verificationKey : undefined;
  const { [SENDGRID_SIGNATURE]: signature = '', [SENDGRID_TIMESTAMP]: timestamp = '' } = context.req.header();
  if (!key || !(await verifySendGrid(key, signature, timestamp, body))) throw unverified();
  return taken(context, site, () => sendGridReceipts(body));
});

receipts.post('/v1/receipts/mandrill/:site', async (context) => {
  const site = await siteOfPath(context);
  const form = new URLSearchParams(await readBody(context.req.raw));
  const events = form.get('mandrill_events') ?? '';
  // While its address is set up, before there is a key to sign with, it tries whether somebody answers.
  if (events === '[]') return context.body(null, 204);
  const settings = await loadSettings(context.env, site.id, 'email');
  const key = settings?.provider === 'mandrill' ? settings.webhookKey : undefined;
  await requireFormSignature(context, key, MANDRILL_SIGNATURE, form);
  return taken(context, site, () => mandrillReceipts(events));
});

receipts.post('/v1/receipts/twilio/:site', async (context) => {
  const site = await siteOfPath(context);
  const form = new URLSearchParams(await readBody(context.req.raw));
  const settings = await loadSettings(context.env, site.id, 'sms');
  const key = settings?.provider === 'twilio' ? settings.authToken : undefined;
  await requireFormSignature(context, key, TWILIO_SIGNATURE, form);
  const now = Date.now();
  const said = wordOfRecipient(form);
  if (said) {
    const address = await addressStub(context.env, site.id, 'sms', said.from);
    await (said.word === 'stop' ? address.suppress('unsubscribed', now) : address.verify(now));
  }
  const receipt = twilioReceipt(context.req.query('delivery') ?? '', form, now);
  return taken(context, site, () => (receipt ? [receipt] : []));
});

async function siteOfPath(context: Ctx): Promise<Site> {
  const id = context.req.param('site') ?? '';
  const site = await findSite(siteDb(context.env, id), id);
  if (!site) throw new Problem(404, 'site_unknown', 'There is no site of that id.');
  return site;
}

/** Signed is the address as it is set at the provider: the public one, whatever host this request came by. */
async function requireFormSignature(
  context: Ctx,
  key: string | undefined,
  header: string,
  form: URLSearchParams,
): Promise<void> {
  const { origin, pathname, search } = new URL(context.req.url);
  const url = `${context.env.PUBLIC_ORIGIN ?? origin}${pathname}${search}`;
  const signature = context.req.header(header) ?? '';
  if (!key || !(await verifyForm(key, signature, url, form))) throw unverified();
}

const unverified = () =>
  new Problem(
    401,
    'receipt_unverified',
    'The signature is not the provider’s, or the site has no key of this provider to verify it with.',
  );

async function taken(context: Ctx, site: Site, read: () => Receipt[]): Promise<Response> {
  let told: Receipt[];
  try {
    told = read();
  } catch {
    throw new Problem(400, 'body_unreadable', 'The body is not what this provider sends.');
  }
  if (await takeReceipts(context.env, site, told, Date.now())) return context.body(null, 204);
  throw new Problem(503, 'receipts_later', 'Not all of it could be stored just now: send it again.', {
    'Retry-After': '5',
  });
}
