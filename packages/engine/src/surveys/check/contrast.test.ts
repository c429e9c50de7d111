import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { DARK, LIGHT, PAIRS } from './tokens.ts';

test.each<[string, string, number | undefined]>([
  ['#000', '#fff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#fff', 4.54],
  ['rgb(118, 118, 118)', '#fff', 4.54],
  ['rgb(118 118 118)', '#fff', 4.54],
  ['white', '#000', undefined],
  ['rgb(300, 0, 0)', '#000', undefined],
])('%s on %s is %s to 1', (one, other, expected) => {
  expect(contrast(one, other) && Math.round((contrast(one, other) as number) * 100) / 100).toBe(expected);
});

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the widget’s own %s colours keep what is asked of themes', (_, colours) => {
  for (const [front, back, least] of PAIRS) {
    const [one, other] = [colours[front], colours[back]];
    if (one && other) expect(contrast(one, other), `${front} on ${back}`).toBeGreaterThanOrEqual(least);
  }
});
