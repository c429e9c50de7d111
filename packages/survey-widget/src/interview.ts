import type { Ending, Question, Survey } from '@footfall/contract';
import type { Answer } from '@footfall/engine/survey-flow';
import { isQuestion, nextStep, path, pipe, type Step, spoken, validateCore } from '@footfall/engine/survey-flow';
import { openCard } from './card.ts';
import { coupon } from './coupon.ts';
import { draw } from './draw.ts';
import { endingScreen } from './ending-screen.ts';
import type { Kind } from './kinds/field.ts';
import { kindOf } from './kinds/index.ts';
import { link } from './link.ts';
import type { ProgressKeeper } from './progress.ts';
import { type QuestionScreen, questionScreen } from './question-screen.ts';
import type { Place } from './settings.ts';
import type { Teller } from './teller.ts';
import type { Words } from './words.ts';

export interface InterviewOptions {
  root: ShadowRoot;
  survey: Survey;
  place: Place;
  words: Words;
  /** Answers chosen beforehand, by question id. */
  prefill: URLSearchParams;
  progress: ProgressKeeper;
  /** Undefined in a preview, which tells nobody anything. */
  teller: Teller | undefined;
  reward(): Promise<string | undefined>;
  /** Closed by the person: the card goes. */
  onClose(): void;
  signal: AbortSignal;
}

/** Leads one person through one survey, from where they were. */
export function startInterview(options: InterviewOptions): void {
  const { root, survey, place, words, prefill, progress, teller, reward, onClose, signal } = options;
  /** The question on screen, and whether the person has done anything with it: what is prefilled is no answer yet. */
  let now: { question: Question; screen: QuestionScreen; touched?: boolean } | undefined;

  const canAsk = (question: Question): boolean => kindOf(question) !== undefined;
  const questionOf = (id: string | undefined): Question | undefined => survey.questions.find((one) => one.id === id);
  const find = (key: string): string => words.find(key).text;
  const label = (id: string): string | undefined => {
    const question = questionOf(id);
    return question && spoken(question, progress.answers[id], find);
  };
  const say = (key: string | undefined): string => (key ? pipe(find(key), label) : '');
  const write = (key: string | undefined): Node | string => {
    const language = key && words.find(key).language;
    return !language || language === words.language ? say(key) : draw('span', { lang: language }, say(key));
  };

  const record = (id: string, answer: Answer | undefined): void => {
    const edit = progress.record(id, answer);
    if (edit !== undefined) teller?.answered(id, edit, answer, words.language);
  };
  /** Each answer leaves as soon as it stands: at going on or back, at closing, and when the page is left. */
  const take = (): void => {
    if (!now?.touched) return;
    const answer = now.screen.field.read();
    // A wrong answer stays on screen and goes nowhere; none at all takes an earlier one back.
    if (!answer || !(now.screen.field.check ?? validateCore)(now.question, answer)) record(now.question.id, answer);
  };

  const card = openCard({
    root,
    place,
    words,
    signal,
    onClose() {
      take();
      if (!progress.now.over) {
        progress.change({ over: 'dismissed' });
        teller?.tell('dismissed');
      }
      card.leave();
      onClose();
    },
  });

  const next = (): void => {
    if (!now) return;
    const { question, screen } = now;
    const problem = (screen.field.check ?? validateCore)(question, screen.field.read());
    // What asks nothing cannot be answered wrongly.
    if (problem && screen.field.asks !== false) {
      screen.refuse(say(`ui.${problem}`));
      return;
    }
    now.touched = true;
    take();
    show(nextStep(survey, question.id, progress.answers, canAsk), [...progress.now.passed, question.id]);
  };
  const back = (): void => {
    const passed = [...progress.now.passed];
    const before = questionOf(passed.pop());
    take();
    if (before) show(before, passed);
  };

  function show(step: Step, passed: string[]): void {
    progress.change({ passed, at: step?.id });
    if (isQuestion(step)) ask(step, kindOf(step) as Kind, passed.length);
    else finish(step);
  }

  function ask(question: Question, kind: Kind, passed: number): void {
    const setLast = (): void => {
      const answer = screen.field.read();
      const answers = { ...progress.answers, [question.id]: answer };
      screen.setLast(!isQuestion(nextStep(survey, question.id, answers, canAsk)));
    };
    const screen = questionScreen({
      question,
      kind,
      answer: progress.answers[question.id] ?? { value: prefill.getAll(question.id) },
      say,
      write,
      language: words.language,
      seed: `${progress.now.responseId}:${question.id}`,
      reward,
      onNext: next,
      onBack: passed ? back : undefined,
      onChange() {
        if (now) now.touched = true;
        setLast();
      },
    });
    now = { question, screen };
    setLast();
    card.show(screen.node, passed / (passed + path(survey, progress.answers, canAsk).length || 1));
  }

  function finish(ending: Step): void {
    now = undefined;
    if (!progress.now.over) {
      // Answers on branches that were left again do not count.
      const walked = path(survey, progress.answers, canAsk);
      for (const id of Object.keys(progress.answers)) if (!walked.includes(id)) record(id, undefined);
      progress.change({ over: 'completed' });
      teller?.tell('completed');
    }
    const { text = survey.thanks, reward: earned, link: on } = (ending ?? {}) as Partial<Ending>;
    card.show(endingScreen(write(text), earned && coupon(say, reward), on && link(on, write)), 1);
  }

  const { at, passed, over } = progress.now;
  const known = [...survey.questions, ...(survey.endings ?? [])].find(({ id }) => id === at);
  show(over ? known : (known ?? nextStep(survey, undefined, progress.answers, canAsk)), passed);
  card.open();
  addEventListener('visibilitychange', take, { capture: true, signal });
  addEventListener('pagehide', take, { capture: true, signal });
}
