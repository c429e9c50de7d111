import { expect, test } from 'vitest';
import { healthWords } from './healthWords.ts';
import type { Webhook } from './Webhook.ts';

const webhook: Webhook = { id: 'wh', url: 'https://shop.example/', types: [], status: 'active', createdAt: '' };
const health = (failures: number, pausedUntil: string | null = null) => ({ failures, failingSince: null, pausedUntil });

test.each([
  [{}, ''],
  [{ health: health(0) }, ''],
  [{ health: health(1) }, 'The last call failed.'],
  [{ health: health(4, 'x') }, 'The last 4 calls failed; it is left alone for a while between calls.'],
  [{ status: 'disabled', disabledReason: 'by hand' }, 'It gets no calls: it was disabled by hand.'],
  [
    { status: 'disabled', disabledReason: 'it answered 410 Gone' },
    'It gets no calls: it was disabled because it answered 410 Gone.',
  ],
])('%j is said as "%s"', (part, words) => expect(healthWords({ ...webhook, ...part })).toBe(words));
