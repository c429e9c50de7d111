import type { Channel, MessagingRules, SendStep, WithheldReason } from '@footfall/contract';
import { consentTo } from '../profile/consent.ts';
import type { CustomerState, Profile } from '../state.ts';

/** By which channel somebody can be written to, or why by none. */
export type ChannelChoice = { channel: Channel; address: string } | { reason: WithheldReason };

/** The first of a step's channels by which the person has a proved address and agreed. */
export function chooseChannel(
  { profile, campaigns }: Pick<CustomerState, 'profile' | 'campaigns'>,
  step: SendStep,
  messaging: MessagingRules,
  except: Channel[] = [],
): ChannelChoice {
  let why: WithheldReason = 'no_address';
  const channels = inOrder(profile, step, campaigns?.opened).filter((channel) => !except.includes(channel));
  for (const [place, channel] of channels.entries()) {
    const choice = reach(profile, channel, step.transactional === true, messaging);
    if ('channel' in choice) return choice;
    if (place === 0) why = choice.reason;
  }
  return { reason: why };
}

/** Whether one channel will do. */
export function reach(
  { contacts, consent }: Profile,
  channel: Channel,
  transactional: boolean,
  { consent: needed = 'required' }: MessagingRules,
): ChannelChoice {
  const contact = contacts?.[channel];
  if (!contact) return { reason: 'no_address' };
  if (contact.verifiedAt === undefined) return { reason: 'unverified' };
  // What somebody asked for needs no further yes; who refuses a channel itself is left in peace on it all the same.
  const agreed = transactional ? consent?.[`message:${channel}`]?.granted : consentTo(consent, 'message', channel);
  const fits = transactional || needed === 'assumed' ? agreed !== false : agreed === true;
  return fits ? { channel, address: contact.address } : { reason: 'no_consent' };
}

/** What somebody said they like best, then what they opened last, then as the step has it. */
function inOrder({ traits }: Profile, { channels, preferred }: SendStep, opened: Opened = {}): Channel[] {
  if (!preferred) return channels;
  const rank = (channel: Channel) =>
    channel === traits.preferred_channel ? Number.POSITIVE_INFINITY : (opened[channel] ?? 0);
  return channels.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(other) > rank(one) ? 1 : -1));
}
type Opened = Partial<Record<Channel, number>>;
