import type { SurveyLink, WebhookCustomer } from '@footfall/contract';
import { nameText } from '../collect/object-name.ts';
import { namedBy } from '../deliveries/messages/named-by.ts';
import { type Env, siteDb } from '../env.ts';
import { readableWriteKey } from '../sites/store.ts';
import { choicesOf } from './choices-of.ts';
import { makeLink } from './make-link.ts';
import { findSurvey } from './store.ts';

const NAMED = /\bsurveys(?:\.([\w-]+)|\[\s*["']([\w-]+)["']\s*\])/g;

/** What a template may say of a survey. */
export type SurveyWords = Record<string, Pick<SurveyLink, 'url' | 'answers'>>;

/** Ids of the surveys that these templates lead to. */
export function surveysNamedIn(templates: string[]): string[] {
  const found = templates.flatMap((template) => [...template.matchAll(NAMED)]);
  return [...new Set(found.map(([, bare, quoted]) => (bare ?? quoted) as string))];
}

interface Recipient {
  customer: WebhookCustomer;
  /** The same one leads to the same response, whichever message of it somebody answers in. */
  occasion: string;
  /** Number of the order it is about, if it is about one. */
  order?: string;
  campaign: string;
}

/**
 * Links to surveys for one recipient, by survey id. One that is not published, or a customer who goes by no name that a
 * link could be signed for, has none: a template asks first, or is not sent.
 */
export async function surveyWords(
  env: Env,
  site: string,
  ids: string[],
  { customer, ...about }: Recipient,
  now: number,
): Promise<SurveyWords> {
  const origin = env.PUBLIC_ORIGIN;
  const named = namedBy(customer);
  if (ids.length === 0 || !origin || !named) return {};
  const db = siteDb(env, site);
  const writeKey = await readableWriteKey(db, site);
  if (!writeKey) return {};
  const name = nameText(
    site,
    'userId' in named ? { kind: 'u', id: named.userId } : { kind: 'a', id: named.anonymousId },
  );
  const links = await Promise.all(
    ids.map(async (id) => {
      const survey = await findSurvey(db, site, id, undefined);
      if (!survey) return undefined;
      const asked = { writeKey, origin, survey, customer: name, ...about };
      const { url, answers } = await makeLink(env, asked, now);
      return [id, { url, answers }] as const;
    }),
  );
  return Object.fromEntries(links.filter((link) => link !== undefined));
}

/** What a preview shows in their place: nothing is signed, and the links lead to no survey. */
export async function exampleSurveyWords(
  db: D1Database,
  site: string,
  ids: string[],
  url: string,
): Promise<SurveyWords> {
  const surveys = await Promise.all(ids.map((id) => findSurvey(db, site, id, undefined)));
  return Object.fromEntries(
    surveys
      .filter((survey) => survey !== undefined)
      .map((survey) => [survey.id, { url, answers: choicesOf(survey).map((choice) => ({ ...choice, url })) }]),
  );
}
