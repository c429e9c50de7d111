import type { Channel, EndedReason, WithheldReason } from '@footfall/contract';

/** What campaigns tell. `run` names one enrolment among all of the site. */
export type CampaignFact =
  /** `held`: left out to compare with, by the site or the campaign; nothing is done for them but goals are counted. */
  | ({ type: 'campaign.started'; held?: 'site' | 'campaign' } & CampaignSaid)
  /** Went on from a step; `by`: the arm of a split, or how a branch or a wait for an event came out. */
  | ({ type: 'campaign.advanced'; step: string; by?: string } & CampaignSaid)
  | ({ type: 'campaign.ended'; reason: EndedReason } & CampaignSaid)
  | ({ type: 'campaign.message'; step: string; data?: Record<string, string> } & CampaignSaid)
  | ({ type: 'delivery.requested'; expiresAt: number } & DeliverySaid)
  /** Just before it is sent: its place under the caps is taken. */
  | ({ type: 'delivery.claimed' } & DeliverySaid)
  | ({ type: 'delivery.withheld' } & DeliveryWithheld)
  | ({ type: 'coupon.issued'; step: string; pool: string } & CampaignSaid)
  | ({ type: 'coupon.withheld'; step: string; pool: string; reason: WithheldReason } & CampaignSaid)
  | ({ type: 'goal.reached' } & GoalReached);

export interface CampaignSaid {
  campaign: { id: string; name: string; version: number };
  run: string;
  /** The cart, product or order it is about. */
  entity?: string;
}

export interface GoalReached extends CampaignSaid {
  /** By somebody who was left out. */
  held?: true;
  /** The arm they went by, of each split they came to. */
  arms?: Record<string, string>;
  /** What an order that reached it came to, in minor units. */
  value?: { currency: string; minor: number };
}

export interface DeliverySaid extends CampaignSaid {
  step: string;
  channel: Channel;
  /** Names the message within its customer; another attempt after a deferral has another. */
  message: string;
}

export interface DeliveryWithheld extends CampaignSaid {
  step: string;
  reason: WithheldReason;
  channel?: Channel;
  /** Missing where it never came to a message. */
  message?: string;
  /** It is only put off: epoch milliseconds. */
  until?: number;
}
