import type { Channel, SendStep, WithheldReason } from '@footfall/contract';
import type { Rules } from '../rules.ts';
import { evaluate } from '../segments/evaluate.ts';
import { subjectOf } from '../segments/subject-of.ts';
import type { CustomerState } from '../state.ts';
import { type CampaignRule, campaignPlan } from './campaign-plan.ts';
import { cappedUntil } from './capped-until.ts';
import { chooseChannel, reach } from './choose-channel.ts';
import { quietUntil } from './quiet-until.ts';
import { noCampaigns } from './state.ts';

/** Whether a message may go out now: by which channel, when instead, or why not. */
export type SendVerdict =
  | { channel: Channel; address: string }
  | { until: number; reason: WithheldReason; channel: Channel }
  | { reason: WithheldReason; channel?: Channel };

export interface SendAsked {
  rule: CampaignRule;
  step: SendStep;
  /** The channel it was asked for by; any of the step's where it is missing. */
  channel?: Channel;
  /** Channels that were tried in vain. */
  except?: Channel[];
  expiresAt: number;
}

/** Everything that is asked of a message, at its request and again just before it is sent. */
export function checkSend(state: CustomerState, asked: SendAsked, rules: Rules, now: number): SendVerdict {
  const { rule, step, expiresAt } = asked;
  const { messaging = {} } = rules;
  if (campaignPlan(rules).paused.has(rule.id)) return { reason: 'paused' };
  if (now >= expiresAt) return { reason: 'expired' };
  const { only } = rule.definition;
  if (only && !evaluate(only, subjectOf(state, rules, now)).member) return { reason: 'condition' };
  const choice = asked.channel
    ? reach(state.profile, asked.channel, step.transactional === true, messaging)
    : chooseChannel(state, step, messaging, asked.except);
  if ('reason' in choice) return asked.channel ? { ...choice, channel: asked.channel } : choice;
  if (step.transactional) return choice;

  const { channel } = choice;
  const zone = state.profile.locality?.timeZone?.value ?? rules.timeZone;
  const quiet = quietUntil(messaging.quietHours, channel, zone, now);
  if (quiet !== undefined) {
    return messaging.quietHours?.messages === 'defer'
      ? later(quiet, 'quiet_hours')
      : { reason: 'quiet_hours', channel };
  }
  const { sent } = state.campaigns ?? noCampaigns();
  const full = cappedUntil(messaging.caps ?? [], { channel, tags: step.tags ?? [] }, sent, zone, now);
  if (full !== undefined) return step.onCap === 'defer' ? later(full, 'cap') : { reason: 'cap', channel };
  return choice;

  function later(until: number, reason: WithheldReason): SendVerdict {
    return until < expiresAt ? { until, reason, channel } : { reason: 'expired', channel };
  }
}
