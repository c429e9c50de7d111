import type { PartialAnswer } from '@footfall/contract';

/** Who uses a partial, and who still has an older one. */
export function usedWords({ campaigns, partials }: Pick<PartialAnswer, 'campaigns' | 'partials'>): string {
  const users = [
    ...(campaigns.length > 0 ? [counted(campaigns.length, 'campaign')] : []),
    ...(partials.length > 0 ? [counted(partials.length, 'partial')] : []),
  ];
  if (users.length === 0) return 'Nobody uses it yet.';
  const behind = campaigns.filter(({ current }) => !current).length;
  return `Used by ${users.join(' and ')}${behind > 0 ? `; ${behind} not published with it as it stands` : ''}.`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
