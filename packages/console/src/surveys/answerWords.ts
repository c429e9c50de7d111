import type { Option, SurveyDraft, SurveyResponse } from '@footfall/contract';
import { textOf } from './builder/texts.ts';

/** What was answered, in the survey's own words; an option that is gone by now keeps its id. */
export function answerWords(
  draft: SurveyDraft,
  { answers }: Pick<SurveyResponse, 'answers'>,
): { question: string; words: string }[] {
  return Object.entries(answers).map(([id, { value, other }]) => {
    const question = draft.questions.find((one) => one.id === id);
    const options: Option[] = question && 'options' in question ? question.options : [];
    const said = [value].flat().map((one) => {
      const option = options.find((known) => known.id === one);
      return (option && textOf(draft, draft.language, option.text)) || String(one);
    });
    const words = other ? [...said, `“${other}”`] : said;
    return { question: textOf(draft, draft.language, question?.text) || id, words: words.join(', ') };
  });
}
