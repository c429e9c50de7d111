import type { Question, Survey } from '@footfall/contract';

/** One score and one reason, as after a checkout. */
export const THANKS: Survey = {
  v: 1,
  id: 'thanks',
  revision: 3,
  language: 'en',
  questions: [
    { id: 'score', kind: 'nps', text: 'q.score', low: 'q.low', high: 'q.high', required: true },
    { id: 'why', kind: 'text', text: 'q.why', long: true },
  ],
  thanks: 'q.thanks',
  strings: {
    en: {
      'q.score': 'How likely are you to recommend us?',
      'q.low': 'Not at all',
      'q.high': 'Very',
      'q.why': 'What is the reason for your answer?',
      'q.thanks': 'Thank you.',
    },
  },
};

/** A survey of these questions, whose texts are their keys. */
export function surveyOf(questions: Question[], more: Partial<Survey> = {}): Survey {
  return {
    ...THANKS,
    id: 'made',
    questions,
    ...more,
    strings: { en: texts([questions, more.endings]), ...more.strings },
  };
}

/** Every string of a definition, standing for itself. */
function texts(part: unknown): Record<string, string> {
  if (typeof part === 'string') return { [part]: part };
  if (!part || typeof part !== 'object') return { 'q.thanks': 'Thank you.' };
  return Object.assign({ 'q.thanks': 'Thank you.' }, ...Object.values(part).map(texts));
}
