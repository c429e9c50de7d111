import { spanMs } from '../segments/span.ts';
import type { Walkable } from './flow/next-step.ts';
import type { SurveyState } from './state.ts';

/** They are shown and ask nothing. */
const SILENT = ['statement', 'reward', 'action'];

/**
 * Ids of the questions that somebody is not asked again at a display that began at an instant (epoch milliseconds),
 * since they answered them before it. What they answer at the display itself stays in it.
 */
export function leftOut(asks: Walkable | undefined, known: SurveyState | undefined, beganAt: number): string[] {
  const questions = asks?.questions ?? [];
  const isLeftOut = ({ id, again }: (typeof questions)[number]) => {
    const answer = known && Object.hasOwn(known.answers, id) ? known.answers[id] : undefined;
    if (!again || !answer || answer.value === null || answer.at >= beganAt) return false;
    return again === 'never' || beganAt - answer.at < spanMs(again);
  };
  return questions.filter(isLeftOut).map(({ id }) => id);
}

/** Whether nothing would be left to ask. */
export function isAllLeftOut(asks: Walkable | undefined, known: SurveyState | undefined, beganAt: number): boolean {
  const ids = leftOut(asks, known, beganAt);
  return ids.length > 0 && !asks?.questions.some(({ id, kind }) => !SILENT.includes(kind) && !ids.includes(id));
}
