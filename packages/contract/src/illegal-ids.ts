/**
 * Ids that broken integrations send for everybody: `String(undefined)`, an object joined into a template, a column's
 * name. Taken at their word they would be one customer who is thousands of people. The list follows what PostHog
 * refuses, compared without regard to case.
 */
const ILLEGAL_IDS = new Set([
  '0',
  'null',
  'undefined',
  'nil',
  'none',
  'nan',
  'true',
  'false',
  'anonymous',
  'guest',
  'unknown',
  'not_authenticated',
  'id',
  'user_id',
  'userid',
  'anonymous_id',
  'anonymousid',
  'distinct_id',
  'distinctid',
  'email',
  '[object object]',
  '00000000-0000-0000-0000-000000000000',
]);

export function isIllegalId(id: string): boolean {
  return ILLEGAL_IDS.has(id.trim().toLowerCase());
}
