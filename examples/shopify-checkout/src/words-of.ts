import { SURVEY_WORDS, type Survey } from '@footfall/contract';
import { type Answers, pipe, spoken } from '@footfall/engine/survey-flow';

export interface Words {
  /** The language it is asked in. */
  language: string;
  /** The text of a key, with earlier answers in their places. */
  say(key: string, answers?: Answers): string;
}

/** A survey's words in the language its buyer reads, else in its own. */
export function wordsOf({ strings, language: own, questions }: Survey, wish: string): Words {
  const language = [wish, wish.split('-')[0] ?? ''].find((one) => strings[one]) ?? own;
  const find = (key: string): string => strings[language]?.[key] ?? strings[own]?.[key] ?? SURVEY_WORDS[key] ?? '';
  return {
    language,
    say(key, answers = {}) {
      return pipe(find(key), (id) => {
        const question = questions.find((one) => one.id === id);
        return question && spoken(question, answers[id], find);
      });
    },
  };
}
