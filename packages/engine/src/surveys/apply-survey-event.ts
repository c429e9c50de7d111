import {
  type JsonObject,
  SURVEY_ANSWERED,
  SURVEY_COMPLETED,
  SURVEY_DISMISSED,
  SURVEY_RENDERED,
  SURVEY_SHOWN,
} from '@footfall/contract';
import type { FactBody, SurveyAbout, SurveyFact } from '../fact.ts';
import type { TakenEvent } from '../input.ts';
import { channelOf } from '../profile/channel-of.ts';
import type { SurveyRule } from '../rules.ts';
import type { Profile } from '../state.ts';
import { ownAnswers, withAnswer, withoutAbandoned } from './answers.ts';
import { withDisplay } from './displays.ts';
import { EARLIER, lastAt, type SurveyState } from './state.ts';

interface Applied {
  profile: Profile;
  facts: FactBody[];
}

/** Takes in what the widget tells. Events it does not know leave the profile as it is. */
export function applySurveyEvent(profile: Profile, taken: TakenEvent, surveys: SurveyRule[]): Applied {
  const unchanged: Applied = { profile, facts: [] };
  if (taken.event.type !== 'track') return unchanged;
  const properties = taken.event.properties ?? {};
  const { survey_id: id, revision, response_id: responseId } = properties;
  if (typeof id !== 'string' || typeof revision !== 'number' || typeof responseId !== 'string') return unchanged;
  const told = { id, revision, responseId };
  if (!taken.solicited) return { profile, facts: unsolicited(taken.event.event, told, properties) };
  const about = aboutOf(profile, taken);
  // A step of the funnel and nothing else: nobody has seen anything yet, so it counts in no frequency and leaves nothing open.
  if (taken.event.event === SURVEY_RENDERED) {
    return { profile, facts: [{ type: 'survey.rendered', survey: told, about }] };
  }

  const rule = surveys.find((survey) => survey.id === id && survey.revision === revision);
  const known = Object.hasOwn(profile.surveys, id) ? profile.surveys[id] : undefined;
  const isOlder = known !== undefined && known.responseId !== responseId && taken.at < lastAt(known);
  const state = known?.responseId === responseId ? known : nextResponse(known, revision, responseId);
  const applied = applyTo(state, taken, { told, properties, rule, about });
  if (!applied) return unchanged;
  const { next, facts, answered } = applied;
  const answering = answered && rule?.traits?.[answered.question];
  return {
    profile: {
      ...profile,
      // What is told late of a display before the newest one is a fact, and no news.
      ...(isOlder ? {} : { surveys: { ...profile.surveys, [id]: next } }),
      ...(taken.event.event === SURVEY_SHOWN && state.shownAt === undefined
        ? { displays: withDisplay(profile.displays, { survey: id, at: taken.at }) }
        : {}),
      ...(answering && !isOlder ? { traits: withTrait(profile.traits, answering, answered.value) } : {}),
    },
    facts,
  };
}

interface Told {
  told: SurveyFact;
  properties: JsonObject;
  rule: SurveyRule | undefined;
  about: SurveyAbout;
}

function aboutOf({ attribution }: Profile, { aboutOrder, aboutCampaign }: TakenEvent): SurveyAbout {
  const campaign = aboutCampaign ?? attribution?.last.campaign?.name;
  return {
    channel: channelOf(attribution?.last),
    ...(campaign ? { campaign } : {}),
    ...(aboutOrder ? { order: aboutOrder } : {}),
  };
}

function applyTo(
  state: SurveyState,
  { event, at }: TakenEvent,
  { told: survey, properties, rule, about }: Told,
): { next: SurveyState; facts: FactBody[]; answered?: { question: string; value: unknown } } | undefined {
  switch (event.type === 'track' && event.event) {
    case SURVEY_SHOWN:
      return { next: { ...state, shownAt: state.shownAt ?? at }, facts: [{ type: 'survey.shown', survey, about }] };
    case SURVEY_DISMISSED: {
      const answered = Object.keys(ownAnswers(state)).length;
      return { next: { ...state, dismissedAt: at }, facts: [{ type: 'survey.dismissed', survey, answered }] };
    }
    case SURVEY_ANSWERED: {
      const answered = withAnswer(state, properties, rule?.asks, at);
      if (!answered) return undefined;
      const { question, edit, value, other } = answered.answer;
      const { leftAt: _leftAt, ...next } = answered.state;
      return {
        next,
        answered: { question, value },
        facts: [{ type: 'survey.answered', survey, question, edit, value, ...(other ? { other } : {}) }],
      };
    }
    case SURVEY_COMPLETED: {
      const walked = withoutAbandoned(state, rule?.asks);
      const { leftAt: _leftAt, ...next } = { ...walked, completedAt: at };
      const answers = Object.entries(ownAnswers(walked)).map(([question, { value }]) => [question, value]);
      return { next, facts: [{ type: 'survey.completed', survey, answers: Object.fromEntries(answers), about }] };
    }
    default:
      return undefined;
  }
}

/** Nobody was asked, or nobody can prove it: it is told apart and changes nothing of the customer. */
function unsolicited(event: string, told: SurveyFact, properties: JsonObject): FactBody[] {
  const survey: SurveyFact = { ...told, unsolicited: true };
  const { question_id: question, edit, value = null } = properties;
  if (event === SURVEY_ANSWERED && typeof question === 'string' && typeof edit === 'number') {
    return [{ type: 'survey.answered', survey, question, edit, value }];
  }
  return event === SURVEY_COMPLETED ? [{ type: 'survey.completed', survey, answers: {} }] : [];
}

/** Answers of the display before stay known until there are newer ones. */
function nextResponse(known: SurveyState | undefined, revision: number, responseId: string): SurveyState {
  const answers = Object.entries(known?.answers ?? {}).map(([id, answer]) => [id, { ...answer, edit: EARLIER }]);
  return { revision, responseId, answers: Object.fromEntries(answers) };
}

/** Longest text that becomes a trait. */
const MAX_TRAIT_TEXT = 500;

function withTrait(traits: JsonObject, name: string, value: unknown): JsonObject {
  const { [name]: _before, ...rest } = traits;
  if (value === null) return rest;
  return { ...rest, [name]: (typeof value === 'string' ? value.slice(0, MAX_TRAIT_TEXT) : value) as never };
}
