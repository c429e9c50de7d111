import type { Question } from '@footfall/contract';

export const OPTIONS = [
  { id: 'friend', text: 'A friend' },
  { id: 'video', text: 'A video' },
  { id: 'none', text: 'None of these', alone: true },
  { id: 'else', text: 'Something else', open: true },
];
/** Pictures that never come: what is under them is enough. */
const PICTURES = OPTIONS.slice(0, 2).map((option) => ({ ...option, image: 'https://pictures.invalid/one.png' }));

/** What a keyboard answers to each kind, from the first Tab into the survey on. */
export const KINDS: [name: string, question: Question, keys: string[], answer: object | undefined][] = [
  [
    'nps',
    { id: 'q', kind: 'nps', text: 'Q', low: 'Low', high: 'High' },
    ['Space', 'ArrowRight', 'Enter'],
    { value: 1 },
  ],
  [
    'csat stars',
    { id: 'q', kind: 'csat', text: 'Q' },
    ['Space', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'],
    { value: 4 },
  ],
  ['csat faces', { id: 'q', kind: 'csat', text: 'Q', look: 'faces', low: 'Low' }, ['Space', 'Enter'], { value: 1 }],
  ['ces', { id: 'q', kind: 'ces', text: 'Q' }, ['Space', 'ArrowLeft', 'Enter'], { value: 7 }],
  ['yes_no', { id: 'q', kind: 'yes_no', text: 'Q' }, ['Space', 'ArrowRight', 'Enter'], { value: 'no' }],
  [
    'choice',
    { id: 'q', kind: 'choice', text: 'Q', options: OPTIONS },
    ['Space', 'ArrowDown', 'Enter'],
    { value: 'video' },
  ],
  [
    'choice with own words',
    { id: 'q', kind: 'choice', text: 'Q', options: OPTIONS },
    ['Space', 'ArrowUp', 'Tab', 'type:A poster', 'Enter'],
    { value: 'else', other: 'A poster' },
  ],
  [
    'choice of many',
    { id: 'q', kind: 'choice', text: 'Q', options: OPTIONS, many: true },
    ['Space', 'Tab', 'Space', 'Enter'],
    { value: ['friend', 'video'] },
  ],
  [
    'dropdown',
    { id: 'q', kind: 'dropdown', text: 'Q', options: OPTIONS.slice(0, 2), placeholder: 'Choose' },
    ['ArrowDown', 'ArrowDown', 'Tab', 'Enter'],
    { value: 'video' },
  ],
  ['text', { id: 'q', kind: 'text', text: 'Q' }, ['type:Words', 'Enter'], { value: 'Words' }],
  ['long text', { id: 'q', kind: 'text', text: 'Q', long: true }, ['type:Words', 'Tab', 'Enter'], { value: 'Words' }],
  [
    'email',
    { id: 'q', kind: 'email', text: 'Q', consent: 'You may write to me' },
    ['type:name@example.com', 'Tab', 'Space', 'Enter'],
    { value: 'name@example.com', consent: true },
  ],
  ['statement', { id: 'q', kind: 'statement', text: 'Q', hint: 'Hint' }, ['Enter'], undefined],
  ['reward', { id: 'q', kind: 'reward', text: 'Q' }, ['Enter'], undefined],
  ['number', { id: 'q', kind: 'number', text: 'Q', least: 0 }, ['type:42', 'Enter'], { value: 42 }],
  [
    'slider',
    { id: 'q', kind: 'slider', text: 'Q', least: 0, most: 10, low: 'Low', high: 'High' },
    ['ArrowRight', 'Tab', 'Enter'],
    { value: 6 },
  ],
  ['date', { id: 'q', kind: 'date', text: 'Q' }, ['type:11222026', 'Enter'], { value: '2026-11-22' }],
  [
    'phone',
    { id: 'q', kind: 'phone', text: 'Q', consent: 'You may ring me' },
    ['type:+49 30 1234567', 'Enter'],
    { value: '+49 30 1234567', consent: false },
  ],
  [
    'ranking',
    { id: 'q', kind: 'ranking', text: 'Q', options: OPTIONS.slice(0, 2) },
    ['Tab', 'Space', 'Shift+Tab', 'Space', 'Tab', 'Tab', 'Enter'],
    { value: ['video', 'friend'] },
  ],
  [
    'matrix',
    {
      id: 'q',
      kind: 'matrix',
      text: 'Q',
      rows: OPTIONS.slice(0, 2),
      columns: [
        { id: 'good', text: 'Good' },
        { id: 'bad', text: 'Bad' },
      ],
    },
    ['Space', 'Tab', 'Space', 'ArrowRight', 'Enter'],
    { value: ['friend:good', 'video:bad'] },
  ],
  [
    'country',
    { id: 'q', kind: 'country', text: 'Q', placeholder: 'Choose' },
    ['ArrowDown', 'Tab', 'Enter'],
    { value: 'AF' },
  ],
  [
    'image choice',
    { id: 'q', kind: 'image_choice', text: 'Q', options: PICTURES },
    ['Space', 'ArrowRight', 'Enter'],
    { value: 'video' },
  ],
  [
    'image choice of many',
    { id: 'q', kind: 'image_choice', text: 'Q', options: PICTURES, many: true },
    ['Space', 'Tab', 'Space', 'Enter'],
    { value: ['friend', 'video'] },
  ],
  [
    'autocomplete',
    { id: 'q', kind: 'autocomplete', text: 'Q', options: OPTIONS.slice(0, 2) },
    ['type:a video', 'Enter'],
    { value: 'video' },
  ],
  [
    'action',
    { id: 'q', kind: 'action', text: 'Q', link: { text: 'Look', href: 'https://shop.invalid/' } },
    ['Enter', 'Tab', 'Enter'],
    { value: 'opened' },
  ],
];
