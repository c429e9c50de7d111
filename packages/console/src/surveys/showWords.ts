import type { Span, SurveyShow } from '@footfall/contract';

/** Who is asked and when, in a line. */
export function showWords(show: SurveyShow | undefined): string {
  if (!show) return 'Only where it is put into a page.';
  const { trigger, sample, wait, frequency } = show;
  return [
    trigger === 'page' ? 'On a page' : `After ${trigger}`,
    show.if ? 'for those who match' : '',
    sample === undefined ? '' : `${sample / 100} % of customers`,
    wait?.seconds ? `after ${wait.seconds} s` : '',
    wait?.scroll ? `${wait.scroll} % down` : '',
    wait?.exit ? 'when the pointer leaves' : '',
    frequency?.between ? `at most every ${spanOf(frequency.between)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const spanOf = ({ amount, unit }: Span) => `${amount} ${unit}`;
