import { WITHHELD_REASONS } from '@footfall/contract';
import { type Fact, type OrderState, toDecimal } from '@footfall/engine';

/** One line for a person. */
export function factSummary(fact: Fact): string {
  switch (fact.type) {
    case 'order.completed':
      return `Order ${fact.order.orderId} over ${money(fact.order)}`;
    case 'order.confirmed':
      return `The shop's server confirmed order ${fact.order.orderId} over ${money(fact.order)}`;
    case 'order.retracted':
      return `Order ${fact.order.orderId} belongs to another customer`;
    case 'order.refunded':
      return `${money({ ...fact.order, totalMinor: fact.refundMinor })} of order ${fact.order.orderId} paid back`;
    case 'consent.changed':
      return `${fact.consent.granted ? 'Agreed to' : 'Refused'} ${fact.consent.subject.replace(':', ' by ')}`;
    case 'survey.rendered':
      return `Survey ${fact.survey.id} was drawn on the page`;
    case 'survey.shown':
      return `Saw survey ${fact.survey.id}`;
    case 'survey.dismissed':
      return `Closed survey ${fact.survey.id}`;
    case 'survey.partial':
      return `Left survey ${fact.survey.id} half-way`;
    case 'survey.abandoned':
      return `Left survey ${fact.survey.id} unanswered`;
    case 'survey.answered':
      return `Answered ${fact.question} of survey ${fact.survey.id}`;
    case 'survey.completed':
      return `Completed survey ${fact.survey.id}`;
    case 'segment.entered':
      return `Entered ${fact.segment.name}`;
    case 'segment.left':
      return `Left ${fact.segment.name}`;
    case 'customer.merged':
      return `Device ${fact.anonymousId} and its user became one customer`;
    case 'customer.erased':
      return 'Erased';
    case 'customer.expired':
      return 'Forgotten: nobody heard of this device for long';
    case 'campaign.started':
      return fact.held ? `Left out of ${fact.campaign.name} to compare with` : `Began ${fact.campaign.name}`;
    case 'campaign.advanced':
      return `${fact.campaign.name}: passed ${fact.step}${fact.by ? ` (${fact.by})` : ''}`;
    case 'campaign.ended':
      return `${fact.campaign.name} ended: ${fact.reason.replaceAll('_', ' ')}`;
    case 'campaign.message':
      return `${fact.campaign.name} told webhooks at ${fact.step}`;
    case 'delivery.requested':
      return `${fact.campaign.name}: ${fact.step} to be sent by ${fact.channel}`;
    case 'delivery.claimed':
      return `${fact.campaign.name}: ${fact.step} handed on by ${fact.channel}`;
    case 'delivery.withheld':
      return `${fact.campaign.name}: ${fact.step} ${fact.until ? 'put off' : 'not sent'}: ${WITHHELD_REASONS[fact.reason]}`;
    case 'coupon.issued':
      return `${fact.campaign.name}: a coupon of ${fact.pool}`;
    case 'coupon.withheld':
      return `${fact.campaign.name}: no coupon of ${fact.pool}: ${WITHHELD_REASONS[fact.reason]}`;
    case 'goal.reached':
      return `Reached the goal of ${fact.campaign.name}`;
    case 'rule.failed':
      return `Rule ${fact.rule} failed: ${fact.error}`;
    case 'event.accepted':
      return fact.event.type === 'track'
        ? fact.event.event
        : ('name' in fact.event && fact.event.name) || fact.event.type;
  }
}

function money({ totalMinor, currency }: Pick<OrderState, 'totalMinor' | 'currency'>): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(toDecimal(totalMinor, currency));
}
