import type { SurveyDraft } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import type { SurveyRule } from '../rules.ts';
import { Visitor } from '../testing/visitor.ts';
import { LEFT_AFTER_MS } from './leave-open.ts';
import { surveyRule } from './survey-rule.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE_MS = 60_000;
const draft: SurveyDraft = {
  v: 1,
  name: 'S',
  language: 'en',
  questions: [
    { id: 'score', kind: 'nps', text: 't' },
    { id: 'praise', kind: 'text', text: 't', maxLength: 10, showIf: { q: 'score', atLeast: 9 } },
    { id: 'source', kind: 'choice', text: 't', options: [{ id: 'friend', text: 't' }] },
  ],
  thanks: 't',
  strings: { en: { t: 'T' } },
  traits: { source: 'heard_of_us' },
};
const detractors = { id: 'd', name: 'D', include: 'everyone' as const, changedIn: 1 };
const when = { op: 'survey' as const, question: 'score', test: { is: 'atMost' as const, value: 6 } };
const visitor = (rules: SurveyRule[] = [surveyRule('s', 1, draft)]) =>
  new Visitor(rules, NOW, { segments: [{ ...detractors, when }] });
const answer = (question_id: string, value: unknown, edit = 0) => ({ question_id, value, edit });

describe('five facts are kept apart', () => {
  test('shown, closed, left with answers, left without, and finished', () => {
    const shown = visitor().tells('Shown', 's', 'r');
    expect(shown.factsOf('survey')).toEqual(['survey.shown']);
    expect(shown.after(LEFT_AFTER_MS - 1).factsOf('survey')).toEqual(['survey.shown']);
    expect(shown.after(1).factsOf('survey')).toEqual(['survey.shown', 'survey.abandoned']);
    expect(
      visitor().tells('Shown', 's', 'r').tells('Dismissed', 's', 'r').after(LEFT_AFTER_MS).factsOf('survey'),
    ).toEqual(['survey.shown', 'survey.dismissed']);
    const partly = visitor().tells('Shown', 's', 'r').after(MINUTE_MS).tells('Answered', 's', 'r', answer('score', 3));
    expect(partly.after(LEFT_AFTER_MS).factsOf('survey')).toEqual([
      'survey.shown',
      'survey.answered',
      'survey.partial',
    ]);
    expect(partly.facts.at(-1)).toMatchObject({ at: NOW + MINUTE_MS + LEFT_AFTER_MS, answered: 1 });
    expect(
      visitor().tells('Shown', 's', 'r').tells('Completed', 's', 'r').after(LEFT_AFTER_MS).factsOf('survey'),
    ).toEqual(['survey.shown', 'survey.completed']);
  });

  test('whoever comes back to what they left can still finish it', () => {
    const who = visitor().tells('Shown', 's', 'r').after(LEFT_AFTER_MS).tells('Answered', 's', 'r', answer('score', 3));
    expect(who.tells('Completed', 's', 'r').after(LEFT_AFTER_MS).factsOf('survey').at(-1)).toBe('survey.completed');
    expect(who.wakeAt).toBeGreaterThan(who.now + LEFT_AFTER_MS);
  });
});

describe('rendered is a step of the funnel and none of them', () => {
  test('it is told, and changes nothing of the customer: nothing is open, and nothing was seen', () => {
    const who = visitor().tells('Rendered', 's', 'r');
    expect(who.factsOf('survey')).toEqual(['survey.rendered']);
    expect(who.facts.at(-1)).toMatchObject({ survey: { id: 's', responseId: 'r' }, about: { channel: 'direct' } });
    expect(who.after(10 * LEFT_AFTER_MS).factsOf('survey')).toEqual(['survey.rendered']);
    expect(who.state.profile.surveys).toEqual({});
    expect(who.state.profile.displays).toBeUndefined();
  });

  test('a new display that is only drawn takes nothing from what is known of the one before', () => {
    const who = visitor().tells('Answered', 's', 'r1', answer('score', 2)).tells('Completed', 's', 'r1');
    const known = who.state.profile.surveys;
    who.after(MINUTE_MS).tells('Rendered', 's', 'r2');
    expect(who.state.profile.surveys).toEqual(known);
  });

  test('told of a display that nobody was asked for it is nothing', () => {
    expect(visitor().tells('Rendered', 's', 'r', {}, false).factsOf('survey')).toEqual([]);
  });
});

describe('answers that nobody was asked for', () => {
  test('are kept apart: they count for nothing, move no segment and set no trait', () => {
    const who = visitor()
      .tells('Answered', 's', 'r', answer('score', 0), false)
      .tells('Answered', 's', 'r', answer('source', 'friend'), false)
      .tells('Completed', 's', 'r', {}, false);
    expect(who.facts.filter(({ type }) => type === 'survey.answered')).toMatchObject([
      { survey: { unsolicited: true }, value: 0 },
      { survey: { unsolicited: true } },
    ]);
    expect(who.factsOf('segment')).toEqual([]);
    expect(who.state.profile.surveys).toEqual({});
    expect(who.state.profile.traits).toEqual({});
  });
});

describe('answers that were asked for', () => {
  test('move segments, and set the trait that is declared; taken back they unset it', () => {
    const who = visitor()
      .tells('Answered', 's', 'r', answer('score', 2))
      .tells('Answered', 's', 'r', answer('source', 'friend'));
    expect(who.factsOf('segment')).toEqual(['segment.entered']);
    expect(who.state.profile.traits).toEqual({ heard_of_us: 'friend' });
    who.tells('Answered', 's', 'r', answer('source', null, 1));
    expect(who.state.profile.traits).toEqual({});
  });

  test('are judged as the widget judges them: what is no answer is none', () => {
    const who = visitor()
      .tells('Answered', 's', 'r', answer('score', 11))
      .tells('Answered', 's', 'r', answer('source', 'nobody'))
      .tells('Answered', 's', 'r', answer('praise', 'more than ten letters'))
      .tells('Answered', 's', 'r', answer('riddle', 1));
    expect(who.factsOf('survey')).toEqual([]);
  });

  test('on a way that was left again are dropped at the end', () => {
    const who = visitor()
      .tells('Answered', 's', 'r', answer('score', 9))
      .tells('Answered', 's', 'r', answer('praise', 'Lovely'))
      .tells('Answered', 's', 'r', answer('score', 5, 1))
      .tells('Completed', 's', 'r');
    expect(who.facts.at(-1)).toMatchObject({ type: 'survey.completed', answers: { score: 5 } });
    expect(who.state.profile.surveys.s?.answers.praise).toBeUndefined();
  });

  test('the highest edit wins, in whatever order they arrive', () => {
    const edits = [answer('score', 1, 0), answer('score', 9, 2), answer('score', 4, 1)];
    for (const order of [edits, edits.toReversed(), [edits[1], edits[0], edits[2]]]) {
      const who = visitor();
      for (const edit of order) who.tells('Answered', 's', 'r', edit);
      expect(who.tells('Completed', 's', 'r').facts.at(-1)).toMatchObject({ answers: { score: 9 } });
    }
  });

  test('of an earlier display stay known until there are newer ones', () => {
    const who = visitor()
      .tells('Answered', 's', 'r1', answer('score', 2, 4))
      .tells('Completed', 's', 'r1');
    who.after(MINUTE_MS).tells('Shown', 's', 'r2');
    expect(who.factsOf('segment')).toEqual(['segment.entered']);
    who.tells('Answered', 's', 'r2', answer('score', 8)).tells('Completed', 's', 'r2');
    expect(who.factsOf('segment')).toEqual(['segment.entered', 'segment.left']);
    expect(who.facts.filter(({ type }) => type === 'survey.completed').at(-1)).toMatchObject({ answers: { score: 8 } });
  });
});
