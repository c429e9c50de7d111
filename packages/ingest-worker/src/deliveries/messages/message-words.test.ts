import { describe, expect, test } from 'vitest';
import { claimedText } from './message-words.ts';

describe('what a browser says of a person', () => {
  test('takes at most 64 characters of a message', () => {
    expect(claimedText('x'.repeat(100))).toHaveLength(64);
  });

  test.each([
    'https://evil.test',
    'www.evil',
    'ftp://evil',
    'evil.test',
    'Win now at EVIL.TEST/free',
    'ann@evil.test',
    '//evil',
    'пример.рф',
    'Ann 203.0.113.9',
  ])('is left out where somebody could tap on it: %s', (text) => {
    expect(claimedText(text)).toBeUndefined();
  });

  test('is one line, and nothing where it is no text', () => {
    expect(claimedText('Ann\r\nBcc: all')).toBe('Ann Bcc: all');
    expect(claimedText('  ')).toBeUndefined();
    expect(claimedText({ name: 'Ann' })).toBeUndefined();
    expect(claimedText('Zoë van der Berg')).toBe('Zoë van der Berg');
  });
});
