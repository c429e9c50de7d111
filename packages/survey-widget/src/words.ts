import type { Survey } from '@footfall/contract';
import { OWN_LANGUAGE, OWN_WORDS } from './own-words.ts';

export interface Words {
  /** BCP 47 tag of the language chosen. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The text of a key, and the language it is in: the survey's own where the chosen one lacks it. */
  find(key: string): { text: string; language: string };
}

/** Languages written from right to left, where the browser cannot say. */
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/;

/** The first wish that the survey speaks, by its whole tag or by its language alone. */
export function wordsOf(survey: Survey, wishes: readonly string[]): Words {
  const spoken = Object.keys(survey.strings);
  const find = (wish: string): string | undefined =>
    spoken.find((tag) => tag.toLowerCase() === wish.toLowerCase()) ?? spoken.find((tag) => base(tag) === base(wish));
  const language = wishes.map(find).find(Boolean) ?? survey.language;
  return {
    language,
    direction: RIGHT_TO_LEFT.test(base(language)) ? 'rtl' : 'ltr',
    find(key) {
      for (const tag of [language, survey.language]) {
        const text = survey.strings[tag]?.[key];
        if (text) return { text, language: tag };
      }
      return { text: OWN_WORDS[key] ?? '', language: OWN_LANGUAGE };
    },
  };
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0] as string;
