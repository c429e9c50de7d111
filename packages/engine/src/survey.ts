import { type JsonObject, SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED, SURVEY_SHOWN } from '@footfall/contract';
import type { FactBody } from './fact.ts';
import type { TakenEvent } from './input.ts';
import type { Rules } from './rules.ts';
import type { Profile, SurveyState } from './state.ts';

/** Show this survey now; the collect stage makes ids and tokens of it. */
export interface SurveyInvitation {
  survey: string;
  revision: number;
  /** What it is asked about; the same occasion always leads to the same response id. */
  occasion: string;
}

/**
 * The survey that this event leads to, if the person has not finished or dismissed it. Asked again for the same
 * occasion (a reloaded thank-you page) the answer is the same.
 */
export function invitation(profile: Profile, taken: TakenEvent, rules: Rules): SurveyInvitation | undefined {
  if (taken.event.type !== 'track' || taken.late || taken.historical || taken.trusted) return undefined;
  const name = taken.event.event;
  for (const rule of rules.surveys) {
    if (rule.trigger !== name) continue;
    const known = profile.surveys[rule.id];
    if (known?.completedAt || known?.dismissedAt) continue;
    return { survey: rule.id, revision: rule.revision, occasion: occasionOf(taken) };
  }
  return undefined;
}

function occasionOf(taken: TakenEvent): string {
  const order = taken.event.type === 'track' ? taken.event.properties?.order_id : undefined;
  return typeof order === 'string' || typeof order === 'number' ? `order:${order}` : taken.event.messageId;
}

/** Takes in what the widget tells. Events it does not know leave the profile as it is. */
export function applySurveyEvent(profile: Profile, taken: TakenEvent): { profile: Profile; facts: FactBody[] } {
  if (taken.event.type !== 'track') return { profile, facts: [] };
  const properties = taken.event.properties ?? {};
  const id = properties.survey_id;
  const revision = properties.revision;
  const responseId = properties.response_id;
  if (typeof id !== 'string' || typeof revision !== 'number' || typeof responseId !== 'string') {
    return { profile, facts: [] };
  }
  const survey = { id, revision, responseId };
  const known = profile.surveys[id];
  const state: SurveyState = known?.responseId === responseId ? known : { revision, responseId, answers: {} };
  const keep = (next: SurveyState) => ({ ...profile, surveys: { ...profile.surveys, [id]: next } });

  switch (taken.event.event) {
    case SURVEY_SHOWN:
      return { profile: keep({ ...state, shownAt: taken.at }), facts: [] };
    case SURVEY_DISMISSED:
      return { profile: keep({ ...state, dismissedAt: taken.at }), facts: [] };
    case SURVEY_ANSWERED: {
      const answered = withAnswer(state, properties, taken.at);
      if (!answered) return { profile, facts: [] };
      const question = String(properties.question_id);
      return {
        profile: keep(answered),
        facts: [{ type: 'survey.answered', survey, question, value: properties.value ?? null }],
      };
    }
    case SURVEY_COMPLETED: {
      const answers = Object.fromEntries(
        Object.entries(state.answers).map(([question, { value }]) => [question, value]),
      );
      return {
        profile: keep({ ...state, completedAt: taken.at }),
        facts: [{ type: 'survey.completed', survey, answers }],
      };
    }
    default:
      return { profile, facts: [] };
  }
}

/** The highest edit of a question wins, in whatever order the edits arrive. */
function withAnswer(state: SurveyState, properties: JsonObject, at: number): SurveyState | undefined {
  const { question_id: question, edit } = properties;
  if (typeof question !== 'string' || typeof edit !== 'number') return undefined;
  const before = state.answers[question];
  if (before && before.edit >= edit) return state;
  return { ...state, answers: { ...state.answers, [question]: { value: properties.value ?? null, edit, at } } };
}

/** When anything of it last happened, epoch milliseconds. */
export function lastAt(survey: SurveyState): number {
  const moments = [
    survey.shownAt,
    survey.dismissedAt,
    survey.completedAt,
    ...Object.values(survey.answers).map(({ at }) => at),
  ];
  return Math.max(0, ...moments.filter((at) => at !== undefined));
}
