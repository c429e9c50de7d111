import type { Question, SurveyDraft, SurveyShow } from '@footfall/contract';

/** A survey to start from. */
export interface Template {
  id: string;
  draft: SurveyDraft;
}

const AFTER_ORDER: SurveyShow = { trigger: 'Order Completed', again: 'until_answered' };
const EACH_QUARTER: SurveyShow = {
  trigger: 'page',
  again: 'always',
  frequency: { between: { amount: 90, unit: 'days' } },
  wait: { seconds: 20 },
};

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const other = { id: 'other', text: 'other', open: true, pinned: true };
const why: Question = { id: 'why', kind: 'text', text: 'why', long: true, maxLength: 1000 };

function template(
  id: string,
  draft: Pick<SurveyDraft, 'name' | 'description' | 'questions'> & Partial<SurveyDraft>,
  texts: Record<string, string>,
): Template {
  const thanks = 'Thank you! Your answer helps us.';
  return { id, draft: { v: 1, language: 'en', thanks: 'thanks', strings: { en: { thanks, ...texts } }, ...draft } };
}

export const TEMPLATES: Template[] = [
  template(
    'post-purchase',
    {
      name: 'After an order',
      description: 'How the order went, and what nearly stopped it.',
      show: AFTER_ORDER,
      questions: [
        { id: 'ease', kind: 'ces', text: 'ease', low: 'hard', high: 'easy' },
        { id: 'stopped', kind: 'text', text: 'stopped', long: true, maxLength: 1000 },
      ],
    },
    {
      ease: 'How easy was it to order today?',
      hard: 'Very hard',
      easy: 'Very easy',
      stopped: 'What nearly stopped you from ordering?',
    },
  ),
  template(
    'attribution',
    {
      name: 'How did you hear about us?',
      description: 'Where customers come from, in their own words.',
      show: AFTER_ORDER,
      traits: { source: 'heard_of_us' },
      questions: [
        {
          id: 'source',
          kind: 'choice',
          text: 'source',
          shuffle: true,
          options: [...options('friend', 'search', 'video', 'social', 'podcast'), other],
        },
      ],
    },
    {
      source: 'How did you first hear about us?',
      friend: 'From a friend',
      search: 'A search engine',
      video: 'A video',
      social: 'Social media',
      podcast: 'A podcast',
      other: 'Somewhere else',
    },
  ),
  template(
    'nps',
    {
      name: 'Would you recommend us?',
      description: 'Net Promoter Score, with the reason.',
      show: EACH_QUARTER,
      traits: { score: 'nps' },
      questions: [{ id: 'score', kind: 'nps', text: 'score', low: 'low', high: 'high', required: true }, why],
    },
    {
      score: 'How likely are you to recommend us to a friend?',
      low: 'Not at all likely',
      high: 'Extremely likely',
      why: 'What is the main reason for your score?',
    },
  ),
  template(
    'csat',
    {
      name: 'How satisfied are you?',
      description: 'Five stars, and what to do better where there are few.',
      show: AFTER_ORDER,
      questions: [
        { id: 'stars', kind: 'csat', text: 'stars', low: 'low', high: 'high', required: true },
        { ...why, id: 'better', text: 'better', showIf: { q: 'stars', atMost: 3 } },
      ],
    },
    {
      stars: 'How satisfied are you with us?',
      low: 'Not at all',
      high: 'Very',
      better: 'What should we do better?',
    },
  ),
  template(
    'churn',
    {
      name: 'Why did you leave?',
      description: 'For customers who have not ordered for a while.',
      show: {
        trigger: 'page',
        if: {
          op: 'all',
          of: [{ op: 'lastDid', event: 'Order Completed', longerAgo: { amount: 90, unit: 'days' } }],
        },
        wait: { seconds: 15 },
      },
      questions: [
        {
          id: 'reason',
          kind: 'choice',
          text: 'reason',
          shuffle: true,
          options: [...options('price', 'choice', 'delivery', 'need'), other],
        },
        { ...why, id: 'back', text: 'back' },
      ],
    },
    {
      reason: 'What kept you from ordering again?',
      price: 'The price',
      choice: 'The choice',
      delivery: 'The delivery',
      need: 'I do not need it any more',
      other: 'Something else',
      back: 'What would bring you back?',
    },
  ),
  template(
    'pmf',
    {
      name: 'Could you do without us?',
      description: 'The question of Sean Ellis: the share who would be very disappointed.',
      show: EACH_QUARTER,
      questions: [
        {
          id: 'without',
          kind: 'choice',
          text: 'without',
          required: true,
          options: options('very_disappointed', 'somewhat_disappointed', 'not_disappointed'),
        },
        { ...why, id: 'benefit', text: 'benefit' },
      ],
    },
    {
      without: 'How would you feel if you could no longer buy from us?',
      very_disappointed: 'Very disappointed',
      somewhat_disappointed: 'Somewhat disappointed',
      not_disappointed: 'Not disappointed',
      benefit: 'What do you get from us that you get nowhere else?',
    },
  ),
  template(
    'product',
    {
      name: 'About this product',
      description: 'Asked on a product page, of who was about to leave it.',
      show: { trigger: 'Product Viewed', sample: 2_500, wait: { exit: true }, cancel: ['Product Added'] },
      questions: [
        { id: 'found', kind: 'yes_no', text: 'found', required: true },
        { ...why, id: 'missing', text: 'missing', showIf: { q: 'found', is: 'no' } },
      ],
    },
    { found: 'Did you find what you were looking for?', missing: 'What was missing?' },
  ),
];
