import { expect, test } from 'vitest';
import { curvePath } from './curvePath.ts';

test('a curve fills its box from the first size to the last', () => {
  expect(curvePath([0, 5, 10], 100, 20)).toBe('M0,20 L50,10 L100,0');
});

test('nothing, and one size alone, can be drawn as well', () => {
  expect(curvePath([0, 0], 100, 20)).toBe('M0,20 L100,20');
  expect(curvePath([4], 100, 20)).toBe('M0,0 H100');
  expect(curvePath([], 100, 20)).toBe('');
});
