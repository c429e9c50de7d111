import type { Survey, SurveyLink } from '@footfall/contract';
import { orderOccasion } from '@footfall/engine';
import type { Env } from '../env.ts';
import { choicesOf } from './choices-of.ts';
import { invitationAction, TOKEN_LIFE_SECONDS } from './invitation-action.ts';

interface Asked {
  /** Public; the page reads the survey with it. */
  writeKey: string;
  /** Where the page is served. */
  origin: string;
  survey: Survey;
  /** Name of the customer's object whom it speaks for. */
  customer: string;
  /** What it is sent for: the same one leads to the same response. */
  occasion: string;
  /** Number of the order it is about, which takes the place of the occasion: its thank-you page leads to the same response. */
  order?: string;
  /** Id of the campaign that sends it. */
  campaign?: string;
}

/**
 * A link to a survey for one customer, to be sent by mail or message. What it carries stands behind the `#`, which no
 * browser sends and no server logs; to fetch the page tells nothing, however many scanners do.
 */
export async function makeLink(env: Env, asked: Asked, now: number): Promise<SurveyLink> {
  const { writeKey, origin, survey, customer, occasion, order, campaign } = asked;
  const { id, revision, questions } = survey;
  const about = order === undefined ? `link:${occasion}` : orderOccasion(order);
  const invitation = { survey: id, revision, occasion: about, ...(campaign ? { campaign } : {}) };
  const { responseId, responseToken } = await invitationAction(env, customer, invitation, now);
  const urlWith = (more: Record<string, string>): string => {
    const said = { survey: id, revision: `${revision}`, response: responseId, token: responseToken, key: writeKey };
    return `${origin}/survey/#${new URLSearchParams({ ...said, ...more })}`;
  };
  const [first] = questions;
  return {
    url: urlWith({}),
    answers: choicesOf(survey).map(({ value, text }) => ({
      value,
      text,
      url: urlWith({ answer: new URLSearchParams({ [first?.id ?? '']: `${value}` }).toString() }),
    })),
    responseId,
    expiresAt: new Date(now + TOKEN_LIFE_SECONDS * 1000).toISOString(),
  };
}
