import './define.ts';

export type { Survey } from '@footfall/contract';
export { FootfallSurvey } from './footfall-survey.ts';
