import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressState,
  claimAddress,
  DAY_MS,
  giveBackAddress,
  MESSAGES_A_DAY,
  newAddress,
  suppressAddress,
} from './address.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const claim = (state: AddressState, deliveryId: string, now = NOW, extra = {}) =>
  claimAddress(state, { deliveryId, verified: true, ...extra }, now);

describe('an address', () => {
  test('takes a message once, however often it is claimed', () => {
    const first = claim(newAddress(), 'a');
    expect(first.verdict).toBe('send');
    expect(claim(first.state, 'a')).toEqual({ state: first.state, verdict: 'send' });
  });

  test('nobody verified gets a confirmation, once in 30 days, and nothing else', () => {
    const state = newAddress();
    expect(claim(state, 'a', NOW, { verified: false }).verdict).toBe('unverified');
    const asked = claim(state, 'b', NOW, { verified: false, confirmation: true });
    expect(asked.verdict).toBe('send');
    for (const [days, verdict] of [
      [0, 'too_many'],
      [29, 'too_many'],
      [30, 'send'],
    ] as const) {
      const at = NOW + days * DAY_MS;
      expect(claim(asked.state, `c${days}`, at, { verified: false, confirmation: true }).verdict).toBe(verdict);
    }
    expect(claim({ ...asked.state, verifiedAt: NOW }, 'd', NOW, { verified: false }).verdict).toBe('send');
  });

  test('never gets more than so many in any 24 hours, but for transactional ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 * 3_600_000 }), { maxLength: 60 }), (gaps) => {
        let state = newAddress();
        let now = NOW;
        const sent: number[] = [];
        for (const [index, gap] of gaps.entries()) {
          now += gap;
          const decided = claim(state, `m${index}`, now);
          state = decided.state;
          if (decided.verdict === 'send') sent.push(now);
        }
        for (const at of sent) {
          expect(sent.filter((other) => other > at - DAY_MS && other <= at).length).toBeLessThanOrEqual(MESSAGES_A_DAY);
        }
      }),
    );
    let full = newAddress();
    for (let index = 0; index < MESSAGES_A_DAY; index += 1) full = claim(full, `m${index}`).state;
    expect(claim(full, 'more').verdict).toBe('too_many');
    expect(claim(full, 'receipt', NOW, { transactional: true }).verdict).toBe('send');
    expect(claim(giveBackAddress(full, 'm0'), 'more').verdict).toBe('send');
  });

  test('that is suppressed gets nothing, and the owner’s word is the reason that stays', () => {
    const bounced = suppressAddress(newAddress(), 'bounced', NOW);
    expect(claim(bounced, 'a', NOW, { transactional: true }).verdict).toBe('suppressed');
    expect(suppressAddress(bounced, 'unsubscribed', NOW + 1).suppressed?.reason).toBe('unsubscribed');
    expect(suppressAddress(suppressAddress(newAddress(), 'complained', NOW), 'bounced', NOW + 1).suppressed).toEqual({
      reason: 'complained',
      at: NOW,
    });
  });
});
