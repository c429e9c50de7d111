import type { SegmentCondition } from '@footfall/contract';
import type { Options } from '../../parts/Choice.tsx';

export type Kind = SegmentCondition['op'];

export const GROUP_KINDS: Options<'all' | 'any'> = [
  ['all', 'All of these'],
  ['any', 'At least one of these'],
];
export const KINDS: { group: string; options: Options<Kind> }[] = [
  {
    group: 'What they do',
    options: [
      ['did', 'Did'],
      ['didNot', 'Did not do'],
      ['lastDid', 'Last did'],
      ['sequence', 'Did one after the other'],
    ],
  },
  {
    group: 'What they buy',
    options: [
      ['spent', 'Has paid in all'],
      ['favourite', 'Bought most of'],
      ['cart', 'Has a cart'],
    ],
  },
  {
    group: 'Who they are',
    options: [
      ['trait', 'Has the trait'],
      ['survey', 'Answered'],
      ['consent', 'Consent'],
      ['inSegment', 'Is in the segment'],
      ['bucket', 'Is in the random share'],
    ],
  },
  { group: 'Groups', options: [...GROUP_KINDS, ['not', 'Not']] },
];

/** A new condition of a kind, which holds what the old one held where that fits. */
export function conditionOf(kind: Kind, before: SegmentCondition | undefined, currency: string): SegmentCondition {
  const inner = before?.op === 'not' ? before.of : before;
  switch (kind) {
    case 'all':
    case 'any':
      return { op: kind, of: inner?.op === 'all' || inner?.op === 'any' ? inner.of : inner ? [inner] : [] };
    case 'not':
      return { op: kind, of: before ?? conditionOf('did', undefined, currency) };
    default:
      return inner?.op === kind
        ? inner
        : blank(kind, before && 'event' in before ? before.event : 'Order Completed', currency);
  }
}

function blank(kind: Exclude<Kind, 'all' | 'any' | 'not'>, event: string, currency: string): SegmentCondition {
  const month = { kind: 'last', amount: 30, unit: 'days' } as const;
  switch (kind) {
    case 'did':
    case 'didNot':
      return { op: kind, event, within: month };
    case 'lastDid':
      return { op: kind, event, longerAgo: { amount: 30, unit: 'days' } };
    case 'sequence':
      return {
        op: kind,
        first: { event: 'Product Viewed' },
        next: { event: 'Order Completed' },
        within: { amount: 1, unit: 'hours' },
        during: month,
      };
    case 'spent':
      return { op: kind, currency, is: { is: 'atLeast', value: 100 } };
    case 'favourite':
      return { op: kind, of: 'category', is: '' };
    case 'cart':
      return { op: kind };
    case 'trait':
      return { op: kind, trait: '', test: { is: 'set' } };
    case 'survey':
      return { op: kind, question: '', test: { is: 'set' } };
    case 'consent':
      return { op: kind, purpose: 'message', is: true };
    case 'inSegment':
      return { op: kind, segment: '' };
    case 'bucket':
      return { op: kind, salt: 'a', from: 0, to: 1000 };
  }
}
