import type { BodyProblem, SegmentCondition, SegmentRule, SurveyDraft } from '@footfall/contract';
import { checkSegments } from '@footfall/engine';
import { checkSurvey, type SurveyProblem } from '@footfall/engine/survey-flow';
import { Problem } from '../problem.ts';

/** What there is to name at the site. */
interface Around {
  segments: SegmentRule[];
  /** Ids of coupon pools. */
  pools: string[];
  now: number;
}

/** What must be mended before a draft can be published; paths begin at the draft. */
export function surveyProblems(id: string, draft: SurveyDraft, { segments, pools, now }: Around): BodyProblem[] {
  const asked = new Set(draft.questions.map((question) => question.id));
  const drawn = checkSurvey({ ...draft, id, revision: 1 }).map((problem) => told(problem, draft));
  const traits = Object.keys(draft.traits ?? {})
    .filter((question) => !asked.has(question))
    .map((question) => ({ path: `traits.${question}`, message: `There is no question ${question}.` }));
  const { reward } = draft;
  const pool =
    reward && !pools.includes(reward.pool)
      ? [{ path: 'reward.pool', message: `There is no coupon pool ${reward.pool}.` }]
      : [];
  return [...drawn, ...traits, ...pool, ...showProblems(draft, segments, now)];
}

/** Throws 422 with every problem where there are any. */
export function refuseSurvey(problems: BodyProblem[]): void {
  const [first, ...more] = problems;
  if (!first) return;
  const rest = more.length > 0 ? ` And ${more.length} more, see "problems".` : '';
  throw new Problem(422, 'survey_refused', `${first.path}: ${first.message}${rest}`, {}, problems);
}

const WORDS: Record<SurveyProblem['code'], (id: string) => string> = {
  no_questions: () => 'Nothing is asked.',
  duplicate_id: (id) => `The id ${id} means two things.`,
  unknown_id: (id) => `A rule names ${id}, which is not there.`,
  cycle: (id) => `The way leads back to ${id}: it would turn for ever.`,
  unreachable: (id) => `No way leads to ${id}.`,
  missing_text: (id) => `The text ${id} is missing in the survey's own language.`,
  unsafe_link: (id) => `The link of ${id} must begin with https: or mailto:.`,
  no_options: (id) => `${id} has nothing to choose from.`,
  impossible_bounds: (id) => `Nobody could meet the bounds of ${id}.`,
  unknown_token: (id) => `The widget knows no token ${id}.`,
  unreadable_colour: (id) => `Write the colour ${id} as #rrggbb, so that its contrast can be judged.`,
  low_contrast: (id) =>
    `The contrast of ${id} is too low to be read (WCAG 2.2: text 4.5 to 1, edges of controls 3 to 1).`,
};

function told({ code, id }: SurveyProblem, draft: SurveyDraft): BodyProblem {
  return { path: pathOf(code, id, draft), message: WORDS[code](id) };
}

function pathOf(code: SurveyProblem['code'], id: string, { language, questions, endings = [] }: SurveyDraft): string {
  if (code === 'no_questions') return 'questions';
  if (code === 'missing_text') return `strings.${language}.${id}`;
  if (code === 'unknown_id') return 'flow';
  const question = questions.findIndex((one) => one.id === id);
  if (question >= 0) return `questions.${question}`;
  const ending = endings.findIndex((one) => one.id === id);
  if (ending >= 0) return `endings.${ending}`;
  // Tokens are told of with the theme they belong to; what is left are options.
  return id.startsWith('theme.') || id.startsWith('darkTheme.') ? id : 'questions';
}

/** Stands for the survey among segments: who is asked is judged as their rules are. */
const ASKED = '_survey_';

function showProblems({ show }: SurveyDraft, segments: SegmentRule[], now: number): BodyProblem[] {
  const within = { kind: 'last', amount: 1, unit: 'days' } as const;
  const conditions: [path: string, when: SegmentCondition][] = [
    ...(show?.if ? [['show.if', show.if] as [string, SegmentCondition]] : []),
    ...(show?.where
      ? [['show', { op: 'did', event: show.trigger, where: show.where, within }] as [string, SegmentCondition]]
      : []),
  ];
  return conditions.flatMap(([path, when]) => {
    const rules = [...segments, { id: ASKED, name: ASKED, changedIn: 0, when }];
    return checkSegments(rules, now)
      .filter((problem) => problem.path[0] === segments.length)
      .map((problem) => ({ path: [path, ...problem.path.slice(2)].join('.'), message: problem.reason }));
  });
}
