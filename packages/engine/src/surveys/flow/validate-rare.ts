import type { ImageChoiceQuestion, Question, RareQuestion } from '@footfall/contract';
import type { Answer } from './answer.ts';
import { isCountry } from './countries.ts';
import { isSetOf } from './is-set-of.ts';
import type { Problem } from './validate-core.ts';

const RARE: string[] = ['number', 'slider', 'date', 'phone', 'ranking', 'matrix', 'country', 'autocomplete'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Digits with the marks people put between them; E.164 has at most 15. */
const PHONE = /^\+?(?:[\s()./-]*\d){6,15}$/;

type Listed = Exclude<RareQuestion, ImageChoiceQuestion>;

export const isRare = (question: Question): question is Listed => RARE.includes(question.kind);

export function validateRare(question: Listed, answer: Answer | undefined): Problem | undefined {
  if (!answer) return question.required ? 'required' : undefined;
  const { value } = answer;
  switch (question.kind) {
    case 'number':
    case 'slider': {
      const { least = -Infinity, most = Infinity, step = 1 } = question;
      if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) return 'range';
      const steps = (value - (Number.isFinite(least) ? least : 0)) / step;
      // 0.1 + 0.2 is not 0.3.
      return Math.abs(steps - Math.round(steps)) < 1e-6 ? undefined : 'range';
    }
    case 'date': {
      if (typeof value !== 'string' || !DATE.test(value) || Number.isNaN(Date.parse(value))) return 'unknown';
      return value < (question.earliest ?? '') || value > (question.latest ?? '9999-12-31') ? 'range' : undefined;
    }
    case 'phone':
      return typeof value === 'string' && PHONE.test(value) ? undefined : 'phone';
    case 'country':
      return typeof value === 'string' && isCountry(value) ? undefined : 'unknown';
    case 'autocomplete':
      return question.options.some(({ id }) => id === value) ? undefined : 'list';
    case 'ranking': {
      if (
        !isSetOf(
          value,
          question.options.map(({ id }) => id),
        )
      )
        return 'unknown';
      return value.length < (question.most ?? question.options.length) ? 'tooFew' : undefined;
    }
    case 'matrix': {
      const pairs = question.rows.flatMap((row) => question.columns.map((column) => `${row.id}:${column.id}`));
      if (!isSetOf(value, pairs)) return 'unknown';
      const rows = new Set(value.map((pair) => pair.split(':')[0]));
      if (rows.size < value.length) return 'tooMany';
      return question.required && rows.size < question.rows.length ? 'tooFew' : undefined;
    }
  }
}
