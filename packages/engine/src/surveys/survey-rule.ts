import type { Ending, Option, Question, SurveyDraft } from '@footfall/contract';
import type { SurveyRule } from '../rules.ts';

/** A survey as the rules hold it: who sees it, and what its answers may be. What is drawn is read from elsewhere. */
export function surveyRule(
  id: string,
  revision: number,
  { questions, flow, endings, show, traits }: SurveyDraft,
): SurveyRule {
  return {
    id,
    revision,
    ...show,
    asks: {
      questions: questions.map(withoutTexts),
      ...(flow ? { flow } : {}),
      ...(endings ? { endings: endings.map((ending): Ending => ({ id: ending.id, text: '' })) } : {}),
    },
    ...(traits && Object.keys(traits).length > 0 ? { traits } : {}),
  };
}

/** Rules of all surveys travel together: texts would be most of them. */
function withoutTexts(question: Question): Question {
  const { hint: _hint, low: _low, high: _high, placeholder: _placeholder, ...rest } = question as Drawn;
  return {
    ...rest,
    text: '',
    ...('options' in question ? { options: question.options.map(bare) } : {}),
    ...(question.kind === 'matrix' ? { rows: question.rows.map(bare), columns: question.columns.map(bare) } : {}),
    ...('link' in question ? { link: { text: '', href: '' } } : {}),
  } as Question;
}
type Drawn = Question & { hint?: string; low?: string; high?: string; placeholder?: string };

function bare({ id, open, alone }: Option): Option {
  return { id, text: '', ...(open ? { open } : {}), ...(alone ? { alone } : {}) };
}
