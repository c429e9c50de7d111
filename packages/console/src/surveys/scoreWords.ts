import { MIN_SCORE_ANSWERS, type SurveyScore } from '@footfall/contract';

const TITLES: Record<SurveyScore['kind'], string> = { nps: 'NPS', csat: 'CSAT', ces: 'CES', pmf: 'PMF' };
export const scoreTitle = (kind: SurveyScore['kind']) => TITLES[kind];

/** A score as it is read: NPS without a sign for per cent, CES on its scale of 7. */
export function scoreText({ kind, value }: Pick<SurveyScore, 'kind' | 'value'>): string {
  if (value === null) return '–';
  if (kind === 'ces') return value.toFixed(1);
  return kind === 'nps' ? String(Math.round(value)) : `${Math.round(value)} %`;
}

/** How sure it is, in words. */
export function scoreRange({ kind, low, high, n }: SurveyScore): string {
  const of = `of ${n.toLocaleString()} ${n === 1 ? 'answer' : 'answers'}`;
  if (low === null || high === null) return of;
  const range = `${scoreText({ kind, value: low })} to ${scoreText({ kind, value: high })} (95 %)`;
  return `${range}, ${of}${n < MIN_SCORE_ANSWERS ? ': too few for a verdict' : ''}`;
}
