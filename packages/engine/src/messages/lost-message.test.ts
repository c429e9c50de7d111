import { describe, expect, test } from 'vitest';
import { type AfterLook, afterLook, firstLookAt, type VainLook } from './lost-message.ts';

const HOUR_MS = 60 * 60_000;
const LOST_AT = 1_000;

/** All looks at a message, in hours since its answer was lost, and the end it comes to. */
function course(said: VainLook[]) {
  const hours = [(firstLookAt(LOST_AT) - LOST_AT) / HOUR_MS];
  let looks = 0;
  for (const look of said) {
    const after: AfterLook = afterLook({ lostAt: LOST_AT, looks }, look);
    if ('end' in after) return { hours, end: after.end };
    hours.push((after.lookAt - LOST_AT) / HOUR_MS);
    looks = after.looks;
  }
  return { hours };
}

describe('a message whose answer was lost', () => {
  test('is asked after for three days, and then it is not there', () => {
    const said: VainLook[] = ['not_there', 'not_there', 'not_there', 'not_there'];
    expect(course(said)).toEqual({ hours: [0.25, 2, 24, 72], end: 'not_there' });
  });

  test('is not said to be missing before the end: what was just taken may not be listed yet', () => {
    for (const count of [1, 2, 3]) expect(course(Array<VainLook>(count).fill('not_there'))).not.toHaveProperty('end');
  });

  test('stays unknown where nobody can be asked, after the three days in which receipts come', () => {
    expect(course(['no_way', 'no_way'])).toEqual({ hours: [0.25, 72], end: 'never_told' });
  });

  test('stays unknown where the last asking found no clear answer, whatever was said before', () => {
    expect(course(['not_there', 'not_there', 'not_there', 'no_answer'])).toMatchObject({ end: 'never_told' });
    expect(course(['no_answer', 'no_answer', 'no_answer', 'not_there'])).toMatchObject({ end: 'not_there' });
  });

  test('whose provider was changed for one that can be asked no more waits for the end', () => {
    expect(course(['not_there', 'no_way', 'no_way'])).toEqual({ hours: [0.25, 2, 72], end: 'never_told' });
  });
});
