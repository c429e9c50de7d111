import type { SurveyDraft } from '@footfall/contract';
import { keysOf } from '@footfall/engine/survey-flow';

/** The draft without the texts of what was there before and is gone now. Texts that nothing named before either stay. */
export function withoutUnusedTexts(before: SurveyDraft, now: SurveyDraft): SurveyDraft {
  const kept = new Set(keysOf(now));
  const gone = new Set(keysOf(before).filter((key) => !kept.has(key)));
  if (gone.size === 0) return now;
  const strings = Object.entries(now.strings).map(([language, texts]) => [
    language,
    Object.fromEntries(Object.entries(texts).filter(([key]) => !gone.has(key))),
  ]);
  return { ...now, strings: Object.fromEntries(strings) };
}
