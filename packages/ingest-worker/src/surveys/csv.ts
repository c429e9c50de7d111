import type { SurveyDraft, SurveyResponse } from '@footfall/contract';

const COLUMNS = [
  'response',
  'revision',
  'status',
  'at',
  'rendered_at',
  'shown_at',
  'completed_at',
  'customer',
  'user_id',
  'order_id',
  'channel',
  'campaign',
];

/** Responses as a table: a column for each question, and one for own words beside options. RFC 4180, with a header. */
export function csvOf({ questions }: Pick<SurveyDraft, 'questions'>, responses: SurveyResponse[]): string {
  const asked = questions.filter(({ kind }) => kind !== 'statement' && kind !== 'reward');
  const header = [...COLUMNS, ...asked.flatMap(({ id }) => [id, `${id}.other`])];
  const rows = responses.map((response) => [
    response.id,
    response.revision,
    response.status,
    response.at,
    response.renderedAt,
    response.shownAt,
    response.completedAt,
    response.customer?.id,
    response.customer?.userId,
    response.order,
    response.channel,
    response.campaign,
    ...asked.flatMap(({ id }) => [response.answers[id]?.value, response.answers[id]?.other]),
  ]);
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula, wherever its kind begins a cell (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
