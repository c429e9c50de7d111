import { expect, test } from 'vitest';
import { urlProblem } from './urlProblem.ts';

test('whole http addresses are taken', () => {
  for (const url of ['https://example.com', 'http://localhost:9911/hooks?x=1']) expect(urlProblem(url)).toBeUndefined();
});

test('anything else is refused with what to do', () => {
  expect(urlProblem('')).toContain('Enter the address');
  for (const url of ['example.com', '/hooks', 'ftp://example.com', 'https://', 'https:example.com']) {
    expect(urlProblem(url), url).toContain('whole address');
  }
  expect(urlProblem('https://me:secret@example.com')).toContain('signed');
});
