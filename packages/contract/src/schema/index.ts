export * from './campaign.ts';
export * from './coupon.ts';
export * from './event.ts';
export * from './segment.ts';
export * from './survey.ts';
export * from './survey-definition.ts';
export * from './survey-show.ts';
export * from './webhook.ts';
