import type { Question, SurveyScore } from '@footfall/contract';
import { share, Z } from './share.ts';

/** How often each value was answered; values that the question does not have are left out by the caller. */
export type Counts = ReadonlyMap<number | string, number>;

/** The option that makes a choice the question of Sean Ellis: how would you feel if you could no longer use us? */
export const VERY_DISAPPOINTED = 'very_disappointed';

export type ScoreKind = SurveyScore['kind'];

/** The score a question has, if any. */
export function scoreKind(question: Question): ScoreKind | undefined {
  if (question.kind === 'nps' || question.kind === 'csat' || question.kind === 'ces') return question.kind;
  const isPmf =
    question.kind === 'choice' && !question.many && question.options.some(({ id }) => id === VERY_DISAPPOINTED);
  return isPmf ? 'pmf' : undefined;
}

export function score(kind: ScoreKind, counts: Counts): SurveyScore {
  switch (kind) {
    case 'nps':
      return nps(counts);
    case 'csat':
      return csat(counts);
    case 'ces':
      return ces(counts);
    case 'pmf': {
      const { of: n, percent: value, low, high } = share(counts.get(VERY_DISAPPOINTED) ?? 0, total(counts));
      return { kind, n, value, low, high };
    }
  }
}

function nps(counts: Counts): SurveyScore {
  const n = total(counts);
  const promoters = total(counts, (value) => value >= 9);
  const detractors = total(counts, (value) => value <= 6);
  const groups = { promoters, passives: n - promoters - detractors, detractors };
  if (n === 0) return { kind: 'nps', n, value: null, low: null, high: null, ...groups };
  const [p, d] = [promoters / n, detractors / n];
  const value = 100 * (p - d);
  const margin = 100 * Z * Math.sqrt((p + d - (p - d) ** 2) / n);
  return { kind: 'nps', n, value, low: Math.max(-100, value - margin), high: Math.min(100, value + margin), ...groups };
}

function csat(counts: Counts): SurveyScore {
  const n = total(counts);
  const {
    percent: value,
    low,
    high,
  } = share(
    total(counts, (answer) => answer >= 4),
    n,
  );
  return { kind: 'csat', n, value, low, high, mean: meanOf(counts) };
}

function ces(counts: Counts): SurveyScore {
  const n = total(counts);
  const value = meanOf(counts);
  const easy = share(
    total(counts, (answer) => answer >= 5),
    n,
  );
  // One answer has no spread to tell an interval from.
  if (value === null || n < 2) return { kind: 'ces', n, value, low: null, high: null, easy };
  const squares = [...counts].reduce((sum, [answer, count]) => sum + count * (Number(answer) - value) ** 2, 0);
  const margin = Z * Math.sqrt(squares / (n - 1) / n);
  return { kind: 'ces', n, value, low: Math.max(1, value - margin), high: Math.min(7, value + margin), easy };
}

function total(counts: Counts, wanted: (value: number) => boolean = () => true): number {
  return [...counts].reduce((sum, [value, count]) => (wanted(Number(value)) ? sum + count : sum), 0);
}

function meanOf(counts: Counts): number | null {
  const n = total(counts);
  return n === 0 ? null : [...counts].reduce((sum, [value, count]) => sum + Number(value) * count, 0) / n;
}
