import { expect, test } from 'vitest';
import { ApiError } from '../api/ApiError.ts';
import { signInProblem } from './signInProblem.ts';

const refused = (status: number, retryAfterMs?: number) =>
  signInProblem(new ApiError({ status, error: 'x', message: 'The server’s own words.', retryAfterMs }));

test('each refusal says what to do next', () => {
  expect(refused(0)).toContain('Check that it is running');
  expect(refused(401)).toContain('not the password');
  expect(refused(400)).toBe('The server’s own words.');
  expect(refused(500)).toBe('The server’s own words.');
});

test('too many tries names the wait the server asked for', () => {
  expect(refused(429, 30_000)).toContain('Wait 30 seconds');
  expect(refused(429, 1_000)).toContain('Wait 1 second,');
  expect(refused(429, 300_000)).toContain('Wait 5 minutes');
  expect(refused(429)).toContain('Wait 60 seconds');
});
