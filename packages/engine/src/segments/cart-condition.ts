import type { CartCondition } from '@footfall/contract';
import { boundInMinor } from './bounds.ts';
import { holdsFor, inUnit } from './number-test.ts';
import { type Outcome, settled } from './outcome.ts';
import { spanMs } from './span.ts';
import type { Subject } from './subject.ts';

/** There is a cart, and all that is asked of it holds; exactly `olderThan` old is old enough. */
export function cartCondition({ profile: { cart }, now }: Subject, condition: CartCondition): Outcome {
  if (!cart) return settled(false);
  const { value, contains, olderThan } = condition;
  if (value) {
    const test = inUnit(value.is, (bound) => boundInMinor(bound, value.currency));
    if (cart.currency !== value.currency || !holdsFor(test, cart.valueMinor)) return settled(false);
  }
  if (contains) {
    const key = contains.property === 'category' ? 'category' : 'productId';
    if (!cart.products.some((product) => product[key] === contains.value)) return settled(false);
  }
  if (!olderThan) return settled(true);
  const ripeAt = cart.at + spanMs(olderThan);
  return now >= ripeAt ? settled(true) : { member: false, until: ripeAt, truncated: false };
}
