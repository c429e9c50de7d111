export * from './event.ts';
export * from './segment.ts';
export * from './survey.ts';
export * from './webhook.ts';
