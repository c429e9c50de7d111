import type { CampaignStep } from '@footfall/contract';
import type { Options } from '../parts/Choice.tsx';

export type StepKind = CampaignStep['do'];

export const STEP_KINDS: Options<StepKind> = [
  ['send', 'Send a message'],
  ['wait', 'Wait'],
  ['waitUntil', 'Wait for an event'],
  ['branch', 'If …'],
  ['split', 'A/B split'],
  ['coupon', 'Give a coupon'],
  ['survey', 'Show a survey'],
  ['webhook', 'Tell webhooks'],
  ['setTrait', 'Set a trait'],
  ['end', 'End'],
];

const DAY = { amount: 1, unit: 'days' as const };

/** A step to begin with; `taken`: ids of the others. */
export function stepOf(kind: StepKind, taken: string[], given?: string): CampaignStep {
  const id = given ?? freeId(kind, taken);
  switch (kind) {
    case 'wait':
      return { id, do: kind, until: { kind: 'span', span: DAY } };
    case 'waitUntil':
      return { id, do: kind, event: { event: 'Order Completed' }, timeout: DAY };
    case 'branch':
      return { id, do: kind, if: { op: 'cart' }, else: '' };
    case 'split':
      return {
        ...{ id, do: kind },
        arms: [
          { name: 'a', weight: 1, to: '' },
          { name: 'b', weight: 1, to: '' },
        ],
      };
    case 'send':
      return {
        ...{ id, do: kind, channels: ['email'], tags: ['marketing'] },
        content: { email: { subject: '', html: '<p></p>', text: '' } },
      };
    case 'coupon':
      return { id, do: kind, pool: '' };
    case 'survey':
      return { id, do: kind, survey: '' };
    case 'setTrait':
      return { id, do: kind, trait: '', value: '' };
    case 'webhook':
    case 'end':
      return { id, do: kind };
  }
}

function freeId(kind: StepKind, taken: string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
