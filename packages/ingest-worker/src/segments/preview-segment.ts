import type { SegmentDefinition, SegmentPreview, Trust } from '@footfall/contract';
import { sha256Hex } from '../crypto/sha256.ts';
import { customerStubById } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { population, sampleCustomers } from './sample-store.ts';

/** Customers asked at most; a site with fewer is asked as a whole. */
const SAMPLE_CUSTOMERS = 200;
/** Of those who match, this many are named. */
const NAMED_CUSTOMERS = 20;

/** Asks a sample of customers what a rule comes to for each. Changes nothing. */
export async function previewSegment(
  env: Env,
  site: Site,
  { when, include = 'known' }: Pick<SegmentDefinition, 'when' | 'include'>,
  now: number,
): Promise<SegmentPreview> {
  const db = siteDb(env, site.id);
  const trusts: Trust[] = include === 'everyone' ? ['known', 'claimed', 'anonymous'] : ['known'];
  // The same people all day: while a rule is changed, two previews can be compared.
  const start = await sha256Hex(JSON.stringify([site.id, new Date(now).toISOString().slice(0, 10)]));
  const ids = await sampleCustomers(db, site.id, trusts, start, SAMPLE_CUSTOMERS);
  const { timeZone, rewards } = site;
  const answers = await Promise.all(ids.map((id) => customerStubById(env, id).preview(when, { timeZone, rewards })));
  const asked = answers.filter((answer) => answer?.site === site.id);
  const matching = asked.filter((answer) => answer?.member);
  const all = ids.length < SAMPLE_CUSTOMERS ? asked.length : await population(db, site.id, trusts);
  return {
    sampled: asked.length,
    matched: matching.length,
    population: all,
    estimate: asked.length === 0 ? 0 : Math.round((matching.length / asked.length) * all),
    truncated: matching.filter((answer) => answer?.truncated).length,
    customers: matching.slice(0, NAMED_CUSTOMERS).flatMap((answer) => (answer ? [answer.customer] : [])),
  };
}
