import { expect, test } from 'vitest';
import { completeTheme } from './complete-theme.ts';
import { DARK, LIGHT } from './tokens.ts';

test('what only one of the two themes names is the widget’s own in the other', () => {
  const theme = { ink: '#123456', radius: '4px' };
  const darkTheme = { accent: '#7ee0bd', radius: '9px' };
  expect(completeTheme({ theme, darkTheme })).toEqual({
    theme: { radius: '4px', ink: '#123456', accent: LIGHT.accent },
    darkTheme: { ink: DARK.ink, accent: '#7ee0bd' },
  });
});

test('a colour for the text on the accent is black or white in the other', () => {
  const { darkTheme } = completeTheme({ theme: { accent: '#112233', 'on-accent': '#ffffff' }, darkTheme: {} });
  expect(darkTheme).toEqual({ accent: DARK.accent, 'on-accent': '#000000' });
});

test('without a dark theme nothing is added', () => {
  const survey = { theme: { ink: '#123456' } };
  expect(completeTheme(survey)).toBe(survey);
});
