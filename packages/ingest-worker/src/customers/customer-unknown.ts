import { Problem } from '../problem.ts';

export function customerUnknown(): Problem {
  return new Problem(
    404,
    'customer_unknown',
    'This site knows no customer of that id, userId, anonymousId or e-mail address.',
  );
}
