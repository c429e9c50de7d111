import type { Question, SurveyDraft } from '@footfall/contract';
import { textOf } from './texts.ts';

/** What a question can be answered with, by id, in the survey's own words; nothing where the answer is free. */
export function valuesOf(draft: SurveyDraft, question: Question): [string, string][] {
  const say = (key: string, id: string) => textOf(draft, draft.language, key) || id;
  if ('options' in question) return question.options.map(({ id, text }) => [id, say(text, id)]);
  switch (question.kind) {
    case 'yes_no':
      return [
        ['yes', 'Yes'],
        ['no', 'No'],
      ];
    case 'action':
      return [['opened', 'opened']];
    case 'matrix':
      return question.rows.flatMap((row) =>
        question.columns.map((column): [string, string] => [
          `${row.id}:${column.id}`,
          `${say(row.text, row.id)}: ${say(column.text, column.id)}`,
        ]),
      );
    default:
      return [];
  }
}

/** Whether it is answered with a number. */
export const isNumeric = ({ kind }: Question): boolean =>
  kind === 'nps' || kind === 'csat' || kind === 'ces' || kind === 'number' || kind === 'slider';
