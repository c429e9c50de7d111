import { ApiError } from '../api/ApiError.ts';

/** What went wrong at the door, and what to do about it. */
export function signInProblem(error: Error): string {
  if (!(error instanceof ApiError)) return 'Something went wrong in this page. Reload it and try again.';
  if (error.status === 0) return 'Footfall does not answer. Check that it is running, then try again.';
  if (error.code === 'site_missing') return 'Several sites are served here: say which one.';
  if (error.status === 401) return 'That is not the password. Check capitals and try again.';
  if (error.status === 429) return `Too many tries. Wait ${waitFor(error.retryAfterMs)}, then try again.`;
  return error.message;
}

function waitFor(ms = 60_000): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
