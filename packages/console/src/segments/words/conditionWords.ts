import type { BucketCondition, CartCondition, DidCondition, Measure, SegmentCondition } from '@footfall/contract';
import { eventWords, windowWords } from './eventWords.ts';
import { numberWords } from './numberWords.ts';
import { spanWords } from './spanWords.ts';
import { valueWords } from './valueWords.ts';

/** A rule in plain words: a line, and under it what it speaks of. */
export interface RuleLine {
  text: string;
  parts?: RuleLine[];
}

/** `nameOf` gives a segment's name by its id. */
export function conditionWords(condition: SegmentCondition, nameOf: (id: string) => string): RuleLine {
  const inner = (one: SegmentCondition) => conditionWords(one, nameOf);
  const only = (condition.op === 'all' || condition.op === 'any') && condition.of.length === 1 && condition.of[0];
  if (only) return inner(only);
  switch (condition.op) {
    case 'all':
      return { text: condition.of.length > 0 ? 'All of these' : 'Everybody', parts: condition.of.map(inner) };
    case 'any':
      return { text: condition.of.length > 0 ? 'At least one of these' : 'Nobody', parts: condition.of.map(inner) };
    case 'not':
      return { text: 'Not', parts: [inner(condition.of)] };
    case 'did':
      return { text: didWords(condition) };
    case 'didNot':
      return { text: `Did not do ${eventWords(condition)} ${windowWords(condition.within)}` };
    case 'lastDid':
      return { text: `Last did ${eventWords(condition)} ${spanWords(condition.longerAgo)} ago or longer` };
    case 'sequence': {
      const { first, next, within, during } = condition;
      const both = `${eventWords(first)}, then ${eventWords(next)} within ${spanWords(within)}`;
      return { text: `Did ${both}, both ${windowWords(during)}` };
    }
    case 'trait':
      return { text: `Trait ${condition.trait || '…'} ${valueWords(condition.test)}` };
    case 'cart':
      return { text: cartWords(condition) };
    case 'spent':
      return { text: `Has paid ${numberWords(condition.is, condition.currency)} in all` };
    case 'favourite':
      return { text: `Bought most of ${condition.of.replace('_id', '')} “${condition.is}”` };
    case 'survey': {
      const where = condition.survey ? ` of survey ${condition.survey}` : '';
      return { text: `The last answer to ${condition.question || '…'}${where} ${valueWords(condition.test)}` };
    }
    case 'consent': {
      const by = condition.channel ? ` by ${condition.channel}` : '';
      return { text: `${condition.is ? 'Agreed to' : 'Refused'} ${condition.purpose}${by}` };
    }
    case 'inSegment':
      return { text: `Is in ${nameOf(condition.segment)}` };
    case 'bucket':
      return { text: bucketWords(condition) };
  }
}

function didWords({ measure, is = { is: 'atLeast', value: 1 }, within, ...pattern }: DidCondition): string {
  const event = eventWords(pattern);
  const when = windowWords(within);
  if (!measure || measure.of === 'count') return `Did ${event} ${timesWords(numberWords(is))} ${when}`;
  const unit = 'currency' in measure ? measure.currency : '';
  return `${measureWords(measure)} of ${event} is ${numberWords(is, unit)} ${when}`;
}

const timesWords = (count: string) => (count === 'at least 1' ? 'at least once' : `${count} times`);

const AGGREGATES = { sum: 'The sum', min: 'The least', max: 'The greatest', avg: 'The average' };

function measureWords(measure: Exclude<Measure, { of: 'count' }>): string {
  const property = measure.property.replace('_id', '');
  return measure.of === 'distinct'
    ? `The number of different values for ${property}`
    : `${AGGREGATES[measure.of]} ${property}`;
}

function cartWords({ value, contains, olderThan }: CartCondition): string {
  const parts = [
    value && `worth ${numberWords(value.is, value.currency)}`,
    contains && `with ${contains.property.replace('_id', '')} “${contains.value}” in it`,
    olderThan && `untouched for ${spanWords(olderThan)} or longer`,
  ].filter(Boolean);
  return `Has a cart${parts.length > 0 ? ` ${parts.join(', ')}` : ''}`;
}

/** Ten-thousandths are hundredths of a percent. */
function bucketWords({ salt, from, to }: BucketCondition): string {
  return `Falls into the random share from ${from / 100} % to ${to / 100} %${salt ? ` of draw “${salt}”` : ''}`;
}
