import { type CampaignNews, nextBroadcast } from '@footfall/engine';
import { customerStubById } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import { type Clock, realClock } from '../rules/clock.ts';
import { findSite } from '../sites/store.ts';
import type { Announcement, Listener, OpenAnnouncement } from './announcement.ts';
import { claimAnnouncement, finishStatement, insertAnnouncement, listenersAfter, savePage } from './store.ts';

/** Customers told at a time: what a crash repeats at most, and what is told twice begins nothing twice. */
const PAGE_CUSTOMERS = 50;
const MAX_SLICE_MS = 20_000;
const LEASE_MS = 20_000;
const MINUTE_MS = 60_000;

/**
 * Tells the next customers, so many a minute, and notes how far it has come. Asked twice at once, one of the two does
 * nothing; cut off anywhere, the next one goes on from the last page. Answers in how many milliseconds there are more
 * to tell, or nothing where nobody is left.
 */
export async function tellAnnouncement(
  env: Env,
  site: string,
  id: string,
  clock: Clock = realClock,
): Promise<number | undefined> {
  const db = siteDb(env, site);
  let open = await claimAnnouncement(db, site, id, clock.now(), LEASE_MS);
  const settings = open && (await findSite(db, site));
  if (!open || !settings) return undefined;
  const size = Math.min(PAGE_CUSTOMERS, open.perMinute);
  const pageMs = (size / open.perMinute) * MINUTE_MS;
  const endsAt = clock.now() + MAX_SLICE_MS;
  for (;;) {
    const startedAt = clock.now();
    const listeners = await listenersAfter(db, site, open.body, open.cursor, size);
    const last = listeners.at(-1)?.customer;
    if (last === undefined) {
      await finish(db, site, open, settings.timeZone, clock.now());
      return undefined;
    }
    const heard = await Promise.all(
      listeners.map((one) => tell(env, open as OpenAnnouncement, one, settings.rulesVersion)),
    );
    const told = heard.filter(Boolean).length;
    const nextAt = startedAt + pageMs;
    const goesOn = nextAt < endsAt;
    const page = { last, told, failed: listeners.length - told };
    if (!(await savePage(db, site, open, page, goesOn ? nextAt + LEASE_MS : nextAt))) return undefined;
    if (!goesOn) return Math.max(0, nextAt - clock.now());
    open = { ...open, cursor: last };
    await clock.pause(Math.max(0, nextAt - clock.now()));
  }
}

async function tell(env: Env, { body }: OpenAnnouncement, listener: Listener, rulesVersion: number): Promise<boolean> {
  const news = newsFor(body, listener);
  try {
    await customerStubById(env, listener.customer).hear(news, rulesVersion);
    return true;
  } catch (error) {
    console.error(JSON.stringify({ unit: 'announcement', customer: listener.customer, error: String(error) }));
    return false;
  }
}

function newsFor(body: Announcement, { seen = { minor: 0, at: 0 } }: Listener): CampaignNews {
  switch (body.kind) {
    case 'broadcast':
      return { kind: 'broadcast', campaign: body.campaign, at: body.at };
    case 'priceDrop':
      return { kind: 'priceDrop', product: body.product, at: body.at, minor: body.minor, seen };
    case 'backInStock':
      return { kind: 'backInStock', product: body.product, at: body.at, seen };
  }
}

async function finish(db: D1Database, site: string, open: OpenAnnouncement, timeZone: string, now: number) {
  const { body, perMinute } = open;
  const finished = finishStatement(db, site, open.id, now);
  const repeats = body.kind === 'broadcast' ? body.repeats : undefined;
  if (body.kind !== 'broadcast' || !repeats) return finished.run();
  // Turns that were missed, while the campaign was paused for one, are not made up for.
  let turn = repeats.turn;
  let at = body.at;
  do {
    turn += 1;
    at = nextBroadcast(repeats.first, turn, repeats.every, timeZone) as number;
  } while (at <= now);
  const next = insertAnnouncement(
    db,
    site,
    { ...body, at, repeats: { ...repeats, turn } },
    { perMinute, startsAt: at },
  );
  return db.batch([finished, next]);
}
