import { describe, expect, test } from 'vitest';
import { taken } from '../testing/taken.ts';
import { type Contacts, emailAddress, phoneNumber, withContacts } from './contacts.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const tell = (contacts: Contacts | undefined, traits: Record<string, unknown>, at = NOW, trusted = true) =>
  withContacts(contacts, traits, taken({ type: 'identify', traits }, at, { trusted }));

describe('contact points are what trusted callers told', () => {
  test('e-mail, phone and push token, each in the form it is compared in', () => {
    expect(tell(undefined, { email: ' Ann@Example.COM ', phone: '+49 (170) 123-4567', push_token: 't' })).toEqual({
      email: { address: 'ann@example.com', at: NOW },
      sms: { address: '+491701234567', at: NOW },
      push: { address: 't', at: NOW, verifiedAt: NOW },
    });
  });

  test('a browser tells none', () => {
    expect(tell(undefined, { email: 'ann@example.com' }, NOW, false)).toBeUndefined();
  });

  test('an older telling never overwrites a newer one', () => {
    const newer = tell(undefined, { email: 'new@example.com' });
    expect(tell(newer, { email: 'old@example.com' }, NOW - 1)).toBe(newer);
  });

  test('proof of ownership belongs to one address', () => {
    const proved = tell(undefined, { email: 'ann@example.com', email_verified: true });
    expect(proved?.email?.verifiedAt).toBe(NOW);
    expect(tell(proved, { email: 'ann@example.com' }, NOW + 1)?.email?.verifiedAt).toBe(NOW);
    expect(tell(proved, { email: 'bob@example.com' }, NOW + 1)?.email).toEqual({
      address: 'bob@example.com',
      at: NOW + 1,
    });
    expect(tell(proved, { email_verified: false }, NOW + 1)?.email).toEqual({
      address: 'ann@example.com',
      at: NOW + 1,
    });
  });

  test('null takes an address away and leaves the others', () => {
    const both = tell(undefined, { email: 'ann@example.com', phone: '+491701234567' });
    expect(tell(both, { email: null }, NOW + 1)).toEqual({ sms: { address: '+491701234567', at: NOW } });
  });
});

test.each(['', 'ann', 'ann@', '@example.com', 'a b@example.com', 'a@b', 'a@example.com\r\nBcc: b@example.com', 7, {}])(
  '%j is nobody’s e-mail address',
  (value) => expect(emailAddress(value)).toBeUndefined(),
);

test.each(['', '123', '0170 1234567', '+0123456789', '+1234567890123456', 'call me', 491701234567])(
  '%j is nobody’s phone number',
  (value) => expect(phoneNumber(value)).toBeUndefined(),
);
