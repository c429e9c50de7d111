import type { Survey, SurveyDraft } from '@footfall/contract';
import { type Rules, recipes, surveyRule } from '@footfall/engine';

/** Demo data: what the ice cream shop asks after an order. */
const drawn: Omit<Survey, 'id' | 'revision'> = {
  v: 1,
  language: 'en',
  questions: [
    { id: 'recommend', kind: 'nps', text: 'recommend', low: 'unlikely', high: 'likely', required: true },
    { id: 'why', kind: 'text', text: 'why', long: true, maxLength: 1000, placeholder: 'why_hint' },
  ],
  thanks: 'thanks',
  strings: {
    en: {
      recommend: 'How likely are you to recommend our ice cream to a friend?',
      unlikely: 'Not at all likely',
      likely: 'Extremely likely',
      why: 'What is the main reason for your score?',
      why_hint: 'A flavour, the delivery, the price…',
      thanks: 'Thank you! Your answer helps us choose the next flavours.',
    },
  },
};

export const demoSurvey: Survey = { ...drawn, id: 'thanks', revision: 1 };
export const demoSurveyDraft: SurveyDraft = {
  name: 'After an order',
  description: 'Would they recommend us, and why.',
  ...drawn,
  show: { trigger: 'Order Completed' },
};

/** Demo data: each recipe as a segment. The demo shop names nobody, so anonymous shoppers move through them too. */
export const demoSegments = recipes('EUR').map((recipe) => ({ ...recipe, include: 'everyone' as const }));

/** Demo data: the rules the demo site starts with. */
export const demoRules: Rules = {
  version: 1,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  // Nothing can be won at the demo shop, so its browsers are taken at their word.
  rewards: 'any',
  // Nobody is written to for real, so silence is taken for a yes.
  messaging: { consent: 'assumed' },
  surveys: [surveyRule(demoSurvey.id, demoSurvey.revision, demoSurveyDraft)],
  segments: demoSegments.map(({ id, name, include, when }) => ({
    id,
    name,
    include,
    when,
    changedIn: 1,
    createdIn: 1,
  })),
};
