import { describe, expect, test } from 'vitest';
import { lanesOf, sectionsOf } from './lanes.ts';

const told = (name: string, merges?: string) => (merges === undefined ? { name } : { name, merges });
const names = (events: { name: string }[][]) => events.map((lane) => lane.map(({ name }) => name).join(' '));

describe('lanes', () => {
  test('objects that have nothing to do with each other have one each', () => {
    expect(names(lanesOf([told('a1'), told('a2'), told('a1')]))).toEqual(['a1 a1', 'a2']);
  });

  test('who is merged shares the lane of whom they become part of, through any number of merges', () => {
    const batch = [told('a1'), told('u2', 'a2'), told('x'), told('u1', 'a1'), told('u1', 'a2'), told('u2')];
    expect(names(lanesOf(batch))).toEqual(['a1 u2 u1 u1 u2', 'x']);
  });

  test('are cut before and after each event that merges, in order', () => {
    const lane = [told('a'), told('a'), told('u', 'a'), told('a'), told('u'), told('v', 'a'), told('w', 'a')];
    expect(names(sectionsOf(lane))).toEqual(['a a', 'u', 'a u', 'v', 'w']);
  });
});
