import type { Amount, Difference, SampleRatio, Share } from '@footfall/contract';
import { money } from '../parts/money.ts';

const percent = (value: number) => `${value.toFixed(1)} %`;

/** As in `12.5 % (8.1 – 18.9)`. */
export function shareWords({ percent: value, low, high }: Share): string {
  if (value === null || low === null || high === null) return 'nobody yet';
  return `${percent(value)} (${low.toFixed(1)} – ${high.toFixed(1)})`;
}

/** As in `+3.2 points (0.4 to 6.1), a real difference`: one whose interval leaves zero out. */
export function differenceWords({ points, low, high, relative }: Difference): string {
  const sign = points > 0 ? '+' : '';
  const change = relative === null ? '' : `, ${relative > 0 ? '+' : ''}${Math.round(relative)} %`;
  const verdict = low > 0 || high < 0 ? 'a real difference' : 'may be chance';
  return `${sign}${points.toFixed(1)} points (${low.toFixed(1)} to ${high.toFixed(1)}${change}): ${verdict}`;
}

/** What a draw that did not come out as weighted means, or nothing. */
export function ratioWords(ratio: SampleRatio | null): string | undefined {
  if (!ratio?.mismatch) return undefined;
  return `Groups are not as large as the draw should make them (p = ${ratio.p.toPrecision(2)}): something else divides people, so compare nothing.`;
}

export function amountsWords(amounts: Amount[]): string {
  return amounts.map(({ amount, currency }) => money(amount, currency)).join(' + ') || 'nothing yet';
}
