import type { Option, Question } from '@footfall/contract';

export type Kind = Question['kind'];

export const KINDS: { group: string; options: readonly (readonly [Kind, string])[] }[] = [
  {
    group: 'Scores',
    options: [
      ['nps', 'Recommendation, 0–10'],
      ['csat', 'Satisfaction, 1–5'],
      ['ces', 'Effort, 1–7'],
    ],
  },
  {
    group: 'Choices',
    options: [
      ['choice', 'Choice'],
      ['dropdown', 'Dropdown'],
      ['yes_no', 'Yes or no'],
      ['image_choice', 'Pictures'],
      ['ranking', 'Ranking'],
      ['matrix', 'Matrix'],
      ['autocomplete', 'Found by typing'],
      ['country', 'Country'],
    ],
  },
  {
    group: 'Words and numbers',
    options: [
      ['text', 'Text'],
      ['email', 'E-mail'],
      ['phone', 'Phone'],
      ['number', 'Number'],
      ['slider', 'Slider'],
      ['date', 'Date'],
    ],
  },
  {
    group: 'Nothing is asked',
    options: [
      ['statement', 'Something to read'],
      ['action', 'A link'],
      ['reward', 'Their coupon'],
    ],
  },
];

const FIRST = () => [
  { id: 'a', text: 'a' },
  { id: 'b', text: 'b' },
];

/** A question of another kind; what both kinds have stays. */
export function questionOf(kind: Kind, before: Question, key: string): Question {
  const { id, text, hint, required, showIf, again } = before;
  const base = {
    id,
    text,
    ...(hint ? { hint } : {}),
    ...(required ? { required } : {}),
    ...(showIf ? { showIf } : {}),
    ...(again ? { again } : {}),
  };
  const list = (): Option[] =>
    'options' in before
      ? before.options.map((option) => ({ id: option.id, text: option.text }))
      : FIRST().map((option) => ({ id: option.id, text: `${key}.${option.text}` }));
  const ends =
    'low' in before || 'high' in before
      ? { ...(before.low ? { low: before.low } : {}), ...(before.high ? { high: before.high } : {}) }
      : {};
  switch (kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return { ...base, kind, ...ends };
    case 'choice':
    case 'dropdown':
    case 'ranking':
    case 'autocomplete':
      return { ...base, kind, options: list() };
    case 'image_choice':
      return { ...base, kind, options: list().map((option) => ({ ...option, image: 'https://' })) };
    case 'matrix':
      return {
        ...base,
        kind,
        rows: list(),
        columns: list().map(({ text: row, ...one }) => ({ ...one, text: `${row}.column` })),
      };
    case 'slider':
      return { ...base, kind, ...ends, least: 0, most: 100 };
    case 'action':
      return { ...base, kind, link: { text: `${key}.link`, href: 'https://' } };
    default:
      return { ...base, kind } as Question;
  }
}

/** A name that no question and no ending has. */
export function newId(taken: string[], prefix = 'q'): string {
  let number = prefix === 'q' ? taken.length + 1 : 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
