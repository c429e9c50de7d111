import type {
  Option,
  Question,
  QuestionResult,
  Survey,
  SurveyFunnel,
  SurveyResponseStatus,
  SurveyResults,
} from '@footfall/contract';
import type { Answer } from '../flow/answer.ts';
import { validate } from '../flow/validate.ts';
import { type Journey, journeyOf } from './journey.ts';
import { median } from './median.ts';
import { revenueOf } from './revenue-of.ts';
import { score, scoreKind } from './score.ts';
import { share } from './share.ts';
import { surveyWays } from './survey-ways.ts';

/** One display as the ledger knows it. Times are epoch milliseconds. */
export interface Response {
  renderedAt: number | null;
  shownAt: number | null;
  completedAt: number | null;
  dismissedAt: number | null;
  /** When it counted as left open. */
  leftAt: number | null;
  /** What the order it was shown after came to, less what was paid back. */
  order?: { currency: string; minor: number } | null;
  /** By question id; without those that were taken back, or lay on a way that was left. */
  answers: Record<string, { value: unknown; other?: string | null; at: number }>;
}

/** What became of a display: the furthest it came. */
export function statusOf({ completedAt, dismissedAt, leftAt, answers }: Response): SurveyResponseStatus {
  if (completedAt !== null) return 'completed';
  if (dismissedAt !== null) return 'dismissed';
  if (leftAt === null) return 'open';
  return Object.keys(answers).length > 0 ? 'partial' : 'abandoned';
}

const hasAnswers = ({ answers }: Response): boolean => Object.keys(answers).length > 0;
/** Whoever answered has seen it, also where that was not told. */
const isShown = (response: Response): boolean => response.shownAt !== null || hasAnswers(response);
/** Drawn where nobody has come to see it: a step of the funnel, and in no other figure. */
const isUnseen = (response: Response): boolean =>
  response.renderedAt !== null && !isShown(response) && statusOf(response) === 'open';

/** Answers that a person reads rather than counts. */
const WORDS = ['text', 'email', 'phone'];
/** Different answers told of where a question has no options. */
const MAX_COUNTS = 50;

/** What all these displays come to under the questions of one revision. */
export function surveyResults(survey: Survey, responses: Response[]): Omit<SurveyResults, 'unsolicited' | 'truncated'> {
  const seen = responses.filter((response) => !isUnseen(response)).map((response) => journeyOf(survey, response));
  const funnel = funnelOf(responses);
  const lasted = responses.flatMap(({ shownAt, completedAt }) => secondsBetween(shownAt, completedAt));
  return {
    funnel,
    viewRate: share(funnel.shown, funnel.rendered),
    responseRate: share(funnel.started, funnel.shown),
    completion: share(funnel.completed, funnel.started),
    seconds: median(lasted),
    questions: survey.questions.map((question) => questionResult(survey, question, seen)),
    ways: surveyWays(survey, seen),
  };
}

function funnelOf(responses: Response[]): SurveyFunnel {
  const statuses = responses.map(statusOf);
  const count = (status: SurveyResponseStatus) => statuses.filter((one) => one === status).length;
  return {
    // What was seen was drawn, also where that was not told, as by a storefront that draws by itself.
    rendered: responses.filter((response) => response.renderedAt !== null || isShown(response)).length,
    shown: responses.filter(isShown).length,
    started: responses.filter(hasAnswers).length,
    completed: count('completed'),
    dismissed: count('dismissed'),
    partial: count('partial'),
    abandoned: count('abandoned'),
  };
}

function questionResult(survey: Survey, question: Question, seen: Journey[]): QuestionResult {
  const { id, kind } = question;
  const came = seen.filter(({ reached }) => reached.includes(id));
  const answered = came.filter(({ response }) => isValid(question, response.answers[id]));
  const stuck = came.filter(({ response, reached }) => response.completedAt === null && reached.at(-1) === id);
  const values = answered.map(({ response }) => response.answers[id]?.value);
  const given = byAnswer(id, answered);
  const counts = new Map([...given].map(([value, of]) => [value, of.length]));
  const scored = scoreKind(question);
  const numbers = kind === 'number' || kind === 'slider' ? (values as number[]) : undefined;
  return {
    id,
    kind,
    text: survey.strings[survey.language]?.[question.text] ?? question.text,
    reached: came.length,
    answered: answered.length,
    dropOff: share(stuck.length, came.length),
    seconds: median(answered.flatMap((one) => secondsTo(id, one))),
    ...(scored ? { score: score(scored, counts) } : {}),
    ...(WORDS.includes(kind) ? {} : { counts: toldCounts(survey, question, given, answered.length) }),
    ...(numbers ? { mean: mean(numbers), median: median(numbers) } : {}),
  };
}

/** Skips, and what an older revision took, are in no figure. */
function isValid(question: Question, answer: Response['answers'][string] | undefined): boolean {
  if (!answer || answer.value === null) return false;
  const { value, other } = answer;
  return validate(question, { value, ...(other ? { other } : {}) } as Answer) === undefined;
}

/** Where several can be chosen each choice counts by itself. */
function byAnswer(id: string, answered: Journey[]): Map<number | string, Response[]> {
  const given = new Map<number | string, Response[]>();
  for (const { response } of answered) {
    for (const value of [response.answers[id]?.value].flat() as (number | string)[]) {
      const same = given.get(value);
      if (same) same.push(response);
      else given.set(value, [response]);
    }
  }
  return given;
}

function toldCounts(survey: Survey, question: Question, given: Map<number | string, Response[]>, of: number) {
  const strings = survey.strings[survey.language] ?? {};
  const told = (id: number | string, text = String(id)) => ({
    id: String(id),
    text,
    share: share(given.get(id)?.length ?? 0, of),
    revenue: revenueOf(given.get(id) ?? []),
  });
  const scale = SCALES[question.kind];
  if (scale) return scale.map((value) => told(value));
  const options = 'options' in question ? question.options : [];
  if (options.length > 0) {
    return mostFrequent(options.map(({ id, text }: Option) => told(id, strings[text] ?? text)));
  }
  return mostFrequent([...given.keys()].map((id) => told(id))).slice(0, MAX_COUNTS);
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const SCALES: Record<string, number[]> = { nps: upTo(0, 10), csat: upTo(1, 5), ces: upTo(1, 7) };

function mostFrequent<T extends { share: { count: number } }>(told: T[]): T[] {
  return told.toSorted((one, other) => other.share.count - one.share.count);
}

/** From the answer before it on the way, or from when the survey was shown. */
function secondsTo(id: string, { response, reached }: Journey): number[] {
  const at = response.answers[id]?.at ?? null;
  const before = reached
    .slice(0, reached.indexOf(id))
    .flatMap((other) => response.answers[other]?.at ?? [])
    .at(-1);
  return secondsBetween(before ?? response.shownAt, at);
}

function secondsBetween(from: number | null, to: number | null): number[] {
  return from === null || to === null || to < from ? [] : [(to - from) / 1000];
}

function mean(numbers: number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
