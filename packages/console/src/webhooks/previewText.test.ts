import { expect, test } from 'vitest';
import { previewText } from './previewText.ts';

const sent = { url: 'https://p.example/in', headers: { 'x-key': 'KEY' }, body: '{"a":1}' };
const shown = (change: object, url: string) =>
  previewText({ url: 'https://p.example/in', preview: { example: {}, sent: { ...sent, ...change } } }, url);

test('a preview shows the request as it goes out, to the address as typed', () => {
  expect(shown({}, 'https://eu.p.example/in')).toBe('POST https://eu.p.example/in\nx-key: KEY\n\n{\n  "a": 1\n}');
});

test('where the path is the preset’s own, the host alone is what was typed', () => {
  expect(shown({ url: 'https://p.example/c/1' }, 'https://eu.p.example/')).toContain('POST https://eu.p.example/c/1\n');
  expect(shown({ url: 'https://p.example/c/1' }, 'nonsense')).toContain('POST https://p.example/c/1\n');
});
