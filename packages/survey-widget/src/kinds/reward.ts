import type { RewardStep } from '@footfall/contract';
import { coupon } from '../coupon.ts';
import type { Field, Stage } from './field.ts';

export const reward = (stage: Stage<RewardStep>): Field => ({
  node: coupon(stage.say, stage.reward),
  asks: false,
  read: () => undefined,
});
