import { describe, expect, test } from 'vitest';
import { bad, good } from '../fixtures/index.ts';
import { eventSchema } from './event.ts';

describe('the golden fixtures', () => {
  test.each(Object.entries(good))('%s is an event, and comes out as it went in', (_name, event) => {
    expect(eventSchema.parse(event)).toEqual(event);
  });

  test.each(Object.entries(bad))('%s is none', (_name, { event, path }) => {
    const parsed = eventSchema.safeParse(event);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(path);
  });
});

describe('what clients send a little differently', () => {
  test('numeric ids become text', () => {
    expect(eventSchema.parse({ ...good.identify, userId: 42 })).toMatchObject({ userId: '42' });
  });

  test('members nobody knows are left out', () => {
    expect(eventSchema.parse({ ...good.page, integrations: { All: true } })).toEqual(good.page);
  });
});
