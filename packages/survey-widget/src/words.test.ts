import type { Survey } from '@footfall/contract';
import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

const survey = {
  language: 'en',
  strings: {
    en: { hello: 'Hello', bye: 'Bye' },
    de: { hello: 'Hallo' },
    'pt-BR': { hello: 'Oi' },
    he: { hello: 'שלום' },
  },
} as unknown as Survey;

test.each([
  [['de'], 'de'],
  [['de-AT', 'en'], 'de'],
  [['pt'], 'pt-BR'],
  [['PT-br'], 'pt-BR'],
  [['fr', 'de'], 'de'],
  [['fr'], 'en'],
  [[], 'en'],
])('%j is answered in %s', (wishes, language) => {
  expect(wordsOf(survey, wishes).language).toBe(language);
});

test('a missing string stands in from the survey’s own language and says so', () => {
  const words = wordsOf(survey, ['de']);
  expect(words.find('hello')).toEqual({ text: 'Hallo', language: 'de' });
  expect(words.find('bye')).toEqual({ text: 'Bye', language: 'en' });
  expect(words.find('ui.next')).toEqual({ text: 'Next', language: 'en' });
  expect(words.find('gone').text).toBe('');
});

test('the direction is that of the language', () => {
  expect(wordsOf(survey, ['he-IL']).direction).toBe('rtl');
  expect(wordsOf(survey, ['en']).direction).toBe('ltr');
});
