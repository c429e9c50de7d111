import type { SendStep, WithheldReason } from '@footfall/contract';
import type { CampaignRule } from '../campaign-plan.ts';
import type { Message } from '../state.ts';

/** What a message may do when its time has come. */
export type ClaimAnswer =
  | { outcome: 'send'; message: Message; address: string; step: SendStep; rule: CampaignRule }
  /** Put off: it is asked for again by itself. */
  | { outcome: 'later'; reason: WithheldReason; until: number }
  | { outcome: 'withheld'; reason: WithheldReason };
