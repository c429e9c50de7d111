import { expect, test } from 'vitest';
import { pipe } from './pipe.ts';

const find = (id: string): string | undefined => ({ source: 'A friend', empty: '', html: '<b>{{source}}</b>' })[id];

test.each([
  ['You said: {{source}}.', 'You said: A friend.'],
  ['Hello {{name|there}}!', 'Hello there!'],
  ['Hello {{empty|there}}!', 'Hello there!'],
  ['Hello {{name}}!', 'Hello !'],
  ['{{ source |x}} and {{source}}', 'A friend and A friend'],
  ['{{html}}', '<b>{{source}}</b>'],
  ['{ {source}} {{}}', '{ {source}} {{}}'],
])('%s reads %s', (text, expected) => {
  expect(pipe(text, find)).toBe(expected);
});
