import type { SegmentCondition } from '@footfall/contract';
import { consentTo } from '../profile/consent.ts';
import { boundInMinor } from './bounds.ts';
import { bucketOf } from './bucket-of.ts';
import { cartCondition } from './cart-condition.ts';
import { did } from './did.ts';
import { favourite } from './favourite.ts';
import { lastDid } from './last-did.ts';
import { holdsFor, inUnit } from './number-test.ts';
import { allOf, anyOf, NEVER, notOf, type Outcome, settled } from './outcome.ts';
import { sequence } from './sequence.ts';
import type { Subject } from './subject.ts';
import { surveyCondition } from './survey-condition.ts';
import { testValue } from './value-test.ts';

/**
 * What a condition comes to for a customer at an instant, and until when. Throws where a rule makes no sense, which
 * `checkSegments` refuses when it is saved.
 */
export function evaluate(condition: SegmentCondition, subject: Subject): Outcome {
  switch (condition.op) {
    case 'all':
      return allOf(condition.of.map((one) => evaluate(one, subject)));
    case 'any':
      return anyOf(condition.of.map((one) => evaluate(one, subject)));
    case 'not':
      return notOf(evaluate(condition.of, subject));
    case 'did':
      return did(subject, condition);
    case 'didNot':
      return notOf(did(subject, condition));
    case 'lastDid':
      return lastDid(subject, condition);
    case 'sequence':
      return sequence(subject, condition);
    case 'cart':
      return cartCondition(subject, condition);
    case 'survey':
      return surveyCondition(subject, condition);
    case 'trait': {
      const { traits } = subject.profile;
      const value = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
      return testValue(condition.test, value, subject.now);
    }
    case 'spent': {
      const test = inUnit(condition.is, (bound) => boundInMinor(bound, condition.currency));
      const { revenueMinor = 0, provenMinor = 0 } = subject.profile.spent[condition.currency] ?? {};
      return settled(holdsFor(test, subject.rewards === 'any' ? revenueMinor : provenMinor));
    }
    case 'favourite':
      return settled(favourite(subject.profile, condition.of) === condition.is);
    case 'consent':
      return settled(consentTo(subject.profile.consent, condition.purpose, condition.channel) === condition.is);
    case 'inSegment': {
      const [since, until] = subject.marks[condition.segment] ?? [0, 0];
      return { member: since !== 0, until: until === 0 ? NEVER : until, truncated: false };
    }
    case 'bucket': {
      const bucket = bucketOf(condition.salt, subject.firstId);
      return settled(bucket >= condition.from && bucket < condition.to);
    }
    default:
      throw new Error(`unknown operator ${JSON.stringify((condition as { op?: unknown }).op)}`);
  }
}
