import { expect, test } from 'vitest';
import { STEP_KINDS, stepOf } from './stepOf.ts';

test('each kind of step begins with an id that no other has', () => {
  const ids: string[] = [];
  for (const [kind] of [...STEP_KINDS, ...STEP_KINDS]) {
    const step = stepOf(kind, ids);
    expect(ids).not.toContain(step.id);
    expect(step.do).toBe(kind);
    ids.push(step.id);
  }
  expect(stepOf('wait', ids, 'mine').id).toBe('mine');
});
