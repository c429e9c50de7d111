import type { Question, Survey, SurveyLink } from '@footfall/contract';
import { nameText } from '../collect/object-name.ts';
import type { Env } from '../env.ts';
import { invitationAction, TOKEN_LIFE_SECONDS } from './invitation-action.ts';

interface Asked {
  site: string;
  /** Public; the page reads the survey with it. */
  writeKey: string;
  /** Where the page is served. */
  origin: string;
  survey: Survey;
  userId: string;
  occasion: string;
}

/**
 * A link to a survey for one user, to be sent by mail or message. What it carries stands behind the `#`, which no
 * browser sends and no server logs; to fetch the page tells nothing, however many scanners do.
 */
export async function makeLink(env: Env, asked: Asked, now: number): Promise<SurveyLink> {
  const { site, writeKey, origin, survey, userId, occasion } = asked;
  const { id, revision, questions } = survey;
  const customer = nameText(site, { kind: 'u', id: userId });
  const invitation = { survey: id, revision, occasion: `link:${occasion}` };
  const { responseId, responseToken } = await invitationAction(env, customer, invitation, now);
  const urlWith = (more: Record<string, string>): string => {
    const said = { survey: id, revision: `${revision}`, response: responseId, token: responseToken, key: writeKey };
    return `${origin}/survey/#${new URLSearchParams({ ...said, ...more })}`;
  };
  const [first] = questions;
  return {
    url: urlWith({}),
    answers: choicesOf(survey, first).map(({ value, text }) => ({
      value,
      text,
      url: urlWith({ answer: new URLSearchParams({ [first?.id ?? '']: `${value}` }).toString() }),
    })),
    responseId,
    expiresAt: new Date(now + TOKEN_LIFE_SECONDS * 1000).toISOString(),
  };
}

const SCALES: Record<string, [least: number, most: number]> = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };

/** What can be answered to a question with one press; nothing where it takes more. */
function choicesOf(
  { strings, language }: Survey,
  question: Question | undefined,
): { value: number | string; text: string }[] {
  if (!question) return [];
  const say = (key: string): string => strings[language]?.[key] ?? key;
  const [least, most] = SCALES[question.kind] ?? [1, 0];
  if (least <= most)
    return Array.from({ length: most - least + 1 }, (_, step) => ({ value: least + step, text: `${least + step}` }));
  if (question.kind === 'yes_no') {
    const own = strings[language];
    return [
      { value: 'yes', text: own?.['ui.yes'] ?? 'Yes' },
      { value: 'no', text: own?.['ui.no'] ?? 'No' },
    ];
  }
  if (question.kind !== 'choice' || question.many) return [];
  return question.options.map(({ id, text }) => ({ value: id, text: say(text) }));
}
