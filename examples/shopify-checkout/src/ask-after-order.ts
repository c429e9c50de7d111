import type { Question, ShowSurveyAction } from '@footfall/contract';
import { type Answer, type Answers, isQuestion, nextStep, validate } from '@footfall/engine/survey-flow';
import type { Screen } from './draw-question.ts';
import type { Teller } from './teller.ts';
import { wordsOf } from './words-of.ts';

/** Version of the definition that is known here. */
const KNOWN_VERSION = 1;

interface Asked {
  teller: Teller;
  order: { order_id: string; total: number; currency: string };
  /** As the buyer reads, BCP 47. */
  language: string;
  canDraw(question: Question): boolean;
  /** Resolves once the buyer goes on; undefined where they passed the question by. */
  draw(screen: Screen): Promise<Answer | undefined>;
  end(thanks: string): void;
  /** What outlives a reload of the page. */
  storage: { read(key: string): Promise<unknown>; write(key: string, data: object): Promise<void> };
}

/** Tells of an order, and leads its buyer through the survey that comes of it, if one does. */
export async function askAfterOrder(asked: Asked): Promise<void> {
  const { teller, order, canDraw, draw, end, storage } = asked;
  // Told again at each reload it counts once, and leads to the same display.
  const actions = await teller.tell('Order Completed', `order:${order.order_id}`, order);
  const shown = actions.find((action): action is ShowSurveyAction => action.type === 'survey.show');
  const survey = shown && (await teller.survey(shown));
  if (!survey || survey.v !== KNOWN_VERSION) return;
  // Half of what a shop must know is not asked.
  if (survey.questions.some((question) => question.required && !canDraw(question))) return;
  const kept = `footfall:${shown.responseId}`;
  const answers = ((await storage.read(kept)) ?? {}) as Answers;
  const { language, say } = wordsOf(survey, asked.language);
  const tellAnswer = (id: string, given: Answer) =>
    teller.tellOf(shown, 'Answered', `${id}:0`, { question_id: id, edit: 0, ...given, language });
  let isTold = false;
  let step = nextStep(survey, undefined, answers, canDraw);
  if (!isQuestion(step)) return;
  for (; isQuestion(step); step = nextStep(survey, step.id, answers, canDraw)) {
    const question = step;
    const before = answers[question.id];
    // The page may have been left before it was told; told again it counts once.
    if (before) {
      await tellAnswer(question.id, before);
      continue;
    }
    const drawn = draw({
      question,
      say: (key) => say(key, answers),
      check: (given) => validate(question, given),
      seed: `${shown.responseId}:${question.id}`,
    });
    if (!isTold) await teller.tellOf(shown, 'Shown', 'shown');
    isTold = true;
    const given = await drawn;
    if (!given) continue;
    answers[question.id] = given;
    await storage.write(kept, answers);
    await tellAnswer(question.id, given);
  }
  await teller.tellOf(shown, 'Completed', 'completed');
  end(say(step?.text ?? survey.thanks, answers));
}
