export * from './answer.ts';
export * from './code.ts';
export * from './ecommerce.ts';
export * from './event.ts';
export * from './limits.ts';
export * from './live.ts';
export * from './survey.ts';
export * from './webhook.ts';
