import { describe, expect, test } from 'vitest';
import type { SurveyRule } from '../rules.ts';
import { Visitor } from '../testing/visitor.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const rule = (more: Partial<SurveyRule> = {}): SurveyRule => ({ id: 's', revision: 1, trigger: 'Signed Up', ...more });
const visitor = (more: Partial<SurveyRule> = {}) => new Visitor([rule(more)], NOW);
const signedUp = { event: 'Signed Up' };
const surveys = (invitations: { survey: string }[]) => invitations.map(({ survey }) => survey);
const days = (amount: number) => ({ amount, unit: 'days' as const });

describe('who is asked', () => {
  test('whoever does what leads to it, with the properties that are asked for', () => {
    const where = [{ property: 'total' as const, currency: 'EUR', is: { is: 'atLeast' as const, value: 20 } }];
    const who = visitor({ where });
    expect(who.does({ event: 'Signed Up', properties: { total: 19.99, currency: 'EUR' } })).toEqual([]);
    expect(who.does({ event: 'Signed Up', properties: { total: 20, currency: 'USD' } })).toEqual([]);
    expect(surveys(who.does({ event: 'Signed Up', properties: { total: 20, currency: 'EUR' } }))).toEqual(['s']);
  });

  test('only somebody for whom the condition holds just then, the event that leads to it included', () => {
    const twice = visitor({ if: { op: 'did', event: 'Signed Up', is: { is: 'atLeast', value: 2 } } });
    expect(twice.does(signedUp)).toEqual([]);
    expect(surveys(twice.does(signedUp))).toEqual(['s']);
  });

  test('on the pages it is meant for', () => {
    const pages = {
      only: [{ of: 'path' as const, test: { is: 'startsWith' as const, value: '/thanks' } }],
      except: [{ of: 'query' as const, test: { is: 'contains' as const, value: 'embed=1' } }],
    };
    const on = (page: object) => surveys(visitor({ pages }).does({ ...signedUp, context: { page } }));
    expect(on({ path: '/thanks/you', search: '' })).toEqual(['s']);
    expect(on({ path: '/thanks', search: '?a=2&embed=1' })).toEqual([]);
    expect(on({ path: '/cart' })).toEqual([]);
    expect(surveys(visitor({ pages }).does(signedUp))).toEqual([]);
  });

  test('the same share of people, however often the event happens', () => {
    const people = Array.from({ length: 400 }, (_, index) => `person-${index}`);
    const asked = people.filter((id) => {
      const who = new Visitor([rule({ sample: 1_000, again: 'always' })], NOW, { id });
      const times = Array.from({ length: 20 }, () => who.does(signedUp).length > 0);
      expect(new Set(times).size).toBe(1);
      return times[0];
    });
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.length).toBeLessThan(65);
  });

  test('no server, no late news and no replayed history leads to it; a signed-in shopper does', () => {
    const by = (extra: object) => surveys(visitor().does(signedUp, extra));
    expect(by({ trusted: true })).toEqual([]);
    expect(by({ late: true })).toEqual([]);
    expect(by({ historical: true })).toEqual([]);
    expect(by({ trusted: true, fromBrowser: true })).toEqual(['s']);
  });
});

describe('which of several', () => {
  test('the one of the highest priority, between equals the first by its id, whatever order they were published in', () => {
    const all = [rule({ id: 'b' }), rule({ id: 'c', priority: 2 }), rule({ id: 'a' })];
    expect(surveys(new Visitor(all, NOW).does(signedUp))).toEqual(['c']);
    expect(surveys(new Visitor(all.slice(0, 1).concat(all[2] as SurveyRule), NOW).does(signedUp))).toEqual(['a']);
  });

  test('one that is only drawn keeps no other back for longer than it takes to come', () => {
    const who = new Visitor([rule({ id: 'a' }), rule({ id: 'b', trigger: 'Left' })], NOW);
    who.does(signedUp);
    who.tells('Rendered', 'a', 'r');
    expect(surveys(who.after(10 * MINUTE_MS).does({ event: 'Left' }))).toEqual(['b']);
  });

  test('nobody is asked two things at a time', () => {
    const who = new Visitor([rule({ id: 'a' }), rule({ id: 'b', trigger: 'Left' })], NOW);
    who.does(signedUp);
    expect(who.does({ event: 'Left' })).toEqual([]);
    who.tells('Shown', 'a', 'r');
    expect(who.after(10 * MINUTE_MS).does({ event: 'Left' })).toEqual([]);
    who.tells('Completed', 'a', 'r');
    expect(surveys(who.does({ event: 'Left' }))).toEqual(['b']);
  });
});

describe('a question that is not asked again', () => {
  const asks = {
    questions: [
      { id: 'heard', kind: 'text' as const, text: '', again: 'never' as const },
      { id: 'score', kind: 'nps' as const, text: '', again: days(30) },
    ],
  };
  const answers = (who: Visitor, response: string, question: string, value: unknown) =>
    who.tells('Answered', 's', response, { question_id: question, edit: 0, value });
  const left = (invitations: { leftOut?: string[] }[]) => invitations.map(({ leftOut }) => leftOut ?? []);

  test('is left out for as long as it says, and stays where it was not answered', () => {
    const who = visitor({ again: 'always', asks });
    expect(left(who.does(signedUp))).toEqual([[]]);
    answers(who.after(1_000).tells('Shown', 's', 'r'), 'r', 'score', 9);
    who.tells('Dismissed', 's', 'r').after(DAY_MS);
    expect(left(who.does(signedUp))).toEqual([['score']]);
    who
      .after(1_000)
      .tells('Shown', 's', 'r2')
      .tells('Dismissed', 's', 'r2')
      .after(30 * DAY_MS);
    expect(left(who.does(signedUp))).toEqual([[]]);
  });

  test('stays in the display it was answered in, however often that goes on', () => {
    const who = visitor({ again: 'always', asks });
    who.does({ ...signedUp, messageId: 'once' });
    answers(who.after(1_000).tells('Shown', 's', 'r'), 'r', 'heard', 'A friend');
    expect(left(who.after(1_000).does({ ...signedUp, messageId: 'once' }))).toEqual([[]]);
  });

  test('nothing comes up where nothing is left to ask', () => {
    const who = visitor({ again: 'always', asks });
    who.does(signedUp);
    answers(who.after(1_000).tells('Shown', 's', 'r'), 'r', 'heard', 'A friend');
    answers(who, 'r', 'score', 9).tells('Completed', 's', 'r').after(DAY_MS);
    expect(who.does(signedUp)).toEqual([]);
    expect(left(who.after(30 * DAY_MS).does(signedUp))).toEqual([['heard']]);
  });
});

describe('how often', () => {
  test('until it was finished or closed, where nothing else is said', () => {
    for (const moment of ['Completed', 'Dismissed']) {
      const who = visitor();
      who.does(signedUp);
      who.tells('Shown', 's', 'r').after(DAY_MS);
      expect(surveys(who.does(signedUp))).toEqual(['s']);
      who.tells('Shown', 's', 'r2').tells(moment, 's', 'r2').after(DAY_MS);
      expect(who.does(signedUp)).toEqual([]);
    }
  });

  test('again until there is an answer, also after it was closed', () => {
    const who = visitor({ again: 'until_answered' });
    who.does(signedUp);
    who.tells('Shown', 's', 'r').tells('Dismissed', 's', 'r').after(DAY_MS);
    expect(surveys(who.does(signedUp))).toEqual(['s']);
    who.tells('Shown', 's', 'r2').tells('Answered', 's', 'r2', { question_id: 'q', edit: 0, value: 1 }).after(DAY_MS);
    expect(who.does(signedUp)).toEqual([]);
  });

  test('never twice, or always: within its own frequency', () => {
    const once = visitor({ again: 'never' });
    once.does(signedUp);
    expect(once.tells('Shown', 's', 'r').after(DAY_MS).does(signedUp)).toEqual([]);

    const often = visitor({ again: 'always', frequency: { between: days(7), most: { times: 2, within: days(30) } } });
    const shownOn: number[] = [];
    for (let day = 0; day < 40; day += 1) {
      if (often.does(signedUp).length > 0) {
        shownOn.push(day);
        often.tells('Shown', 's', `r${day}`).tells('Completed', 's', `r${day}`);
      }
      often.after(DAY_MS);
    }
    expect(shownOn).toEqual([0, 7, 30, 37]);
  });

  test('and of all surveys together no more than the site says', () => {
    const who = new Visitor([rule({ id: 'a' }), rule({ id: 'b', trigger: 'Left' })], NOW, {
      surveyFrequency: { between: days(7) },
    });
    who.does(signedUp);
    who.tells('Shown', 'a', 'r').tells('Completed', 'a', 'r');
    expect(who.after(6 * DAY_MS).does({ event: 'Left' })).toEqual([]);
    expect(surveys(who.after(DAY_MS).does({ event: 'Left' }))).toEqual(['b']);
  });

  test('one display belongs to one order: a reload goes on with it, whatever the frequency, until it is over', () => {
    const who = visitor({ trigger: 'Order Completed', again: 'always', frequency: { between: days(30) } });
    const order = (id: string) => ({ event: 'Order Completed', messageId: `m${id}`, properties: { order_id: id } });
    const first = who.does(order('1'));
    expect(first).toEqual([{ survey: 's', revision: 1, occasion: 'order:1' }]);
    who.tells('Shown', 's', 'r').after(HOUR_MS);
    expect(who.does(order('1'))).toEqual(first);
    who.tells('Completed', 's', 'r');
    expect(who.does(order('1'))).toEqual([]);
    expect(who.after(DAY_MS).does(order('2'))).toEqual([]);
    expect(who.after(30 * DAY_MS).does(order('3'))).toEqual([{ survey: 's', revision: 1, occasion: 'order:3' }]);
  });

  test('on the next page an open survey goes on; a quarter of a year later it is another one', () => {
    const who = visitor({ trigger: 'page' });
    const [first] = who.does({ type: 'page' });
    expect(who.after(MINUTE_MS).does({ type: 'page' })).toEqual([first]);
    expect(who.after(90 * DAY_MS).does({ type: 'page' })[0]?.occasion).not.toBe(first?.occasion);
  });
});

describe('what was waited with is asked once more', () => {
  const wait = { seconds: 10 };

  test('the browser is told what to wait for, and what cancels it', () => {
    const [invitation] = visitor({ wait, cancel: ['Checkout Started'] }).does(signedUp);
    expect(invitation).toMatchObject({ wait, cancel: ['Checkout Started'] });
  });

  test('it is shown where everything still holds, and not where something came in between', () => {
    const pages = { except: [{ of: 'path' as const, test: { is: 'equal' as const, value: '/checkout' } }] };
    const who = visitor({ wait, pages, cancel: ['Checkout Started'] });
    expect(who.mayShow('s')).toBe(false);
    who.does(signedUp);
    expect(who.after(10_000).mayShow('s', { path: '/cart' })).toBe(true);
    expect(who.mayShow('s', { path: '/checkout' })).toBe(false);
    who.does({ event: 'Checkout Started' });
    expect(who.mayShow('s', { path: '/cart' })).toBe(false);
  });

  test('nor where it was shown in another tab, or the condition has passed', () => {
    const who = visitor({ wait, if: { op: 'didNot', event: 'Order Completed' } });
    who.does(signedUp);
    expect(who.mayShow('s')).toBe(true);
    who.does({ event: 'Order Completed', properties: { order_id: '1' } });
    expect(who.mayShow('s')).toBe(false);
    const other = visitor({ wait });
    other.does(signedUp);
    expect(other.tells('Shown', 's', 'r').mayShow('s')).toBe(false);
  });
});
