import { customerStubById } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import { findSite } from '../sites/store.ts';
import { type Clock, realClock } from './clock.ts';
import { type ClaimedPublish, claimPublish, finishLap, knownAfter, releasePublish, savePage } from './store.ts';

/** Customers asked at a time: what a crash repeats at most. */
const PAGE_CUSTOMERS = 50;
/** Customers of one slice: a Worker's invocation makes at most 1,000 calls. */
const MAX_SLICE_CUSTOMERS = 500;
/** How long a slice lasts at most; slower sites take more slices. */
const MAX_SLICE_MS = 20_000;
/** Renewed with each page. When it is over without one, somebody else may go on. */
const LEASE_MS = 20_000;
/** How often a customer who could not be asked is asked again. */
const ATTEMPTS = 3;
const RETRY_PAUSE_MS = 200;
/** A Worker may know old rules for half a minute, and a queue be late with whom it made by them. */
const LATECOMERS_BEFORE_MS = 10 * 60_000;

/**
 * Lets the next known customers of a publish meet its rules, at the site's rate, and notes how far it has come. Asked
 * twice at once, one of the two does nothing; cut off anywhere, the next one goes on from the last page. Answers
 * whether there are more.
 */
export async function wakeCustomers(
  env: Env,
  site: string,
  version: number,
  clock: Clock = realClock,
): Promise<boolean> {
  const db = siteDb(env, site);
  let publish = await claimPublish(db, site, version, clock.now(), LEASE_MS);
  const settings = publish && (await findSite(db, site));
  if (!publish || !settings) return false;
  const size = Math.min(PAGE_CUSTOMERS, settings.wakesPerSecond);
  const pageMs = (size / settings.wakesPerSecond) * 1000;
  const since = publish.state === 'checking' ? publish.startedAt - LATECOMERS_BEFORE_MS : 0;
  const endsAt = clock.now() + MAX_SLICE_MS;

  for (let woken = 0; woken < MAX_SLICE_CUSTOMERS && clock.now() < endsAt; woken += size) {
    const startedAt = clock.now();
    const ids = await knownAfter(db, site, publish.cursor, size, since);
    const saved = await wakePage(env, site, publish, ids, settings.rulesVersion, clock);
    if (!saved) return false;
    publish = saved;
    if (ids.length < size) {
      await finishLap(db, site, publish, clock.now());
      return false;
    }
    await clock.pause(Math.max(0, startedAt + pageMs - clock.now()));
  }
  await releasePublish(db, site, publish);
  return true;
}

/** The publish after this page, or nothing where it is no longer ours. */
async function wakePage(
  env: Env,
  site: string,
  publish: ClaimedPublish,
  ids: string[],
  rulesVersion: number,
  clock: Clock,
): Promise<ClaimedPublish | undefined> {
  const last = ids.at(-1);
  if (last === undefined) return publish;
  // Rules published since then may be newer: nobody needs to be asked twice.
  const newest = Math.max(publish.version, rulesVersion);
  const woken = await Promise.all(ids.map((id) => wake(env, id, newest, clock)));
  const done = woken.filter(Boolean).length;
  const page = { last, done, failed: ids.length - done };
  const saved = await savePage(siteDb(env, site), site, publish, page, clock.now() + LEASE_MS);
  return saved ? { ...publish, cursor: last } : undefined;
}

async function wake(env: Env, id: string, rulesVersion: number, clock: Clock): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await customerStubById(env, id).wake(rulesVersion);
      return true;
    } catch (error) {
      console.error(JSON.stringify({ unit: 'wake', customer: id, attempt, error: String(error) }));
      await clock.pause(RETRY_PAUSE_MS * attempt);
    }
  }
  return false;
}
