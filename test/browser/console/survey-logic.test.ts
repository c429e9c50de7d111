import { describe, expect, test } from 'vitest';
import { SurveysVisit } from './SurveysVisit.ts';

const visit = SurveysVisit.inEachTest();

describe('the way through a survey is made in the form', () => {
  test('with rules between its questions, in two languages, for whom it is meant', async () => {
    await visit.open('/new');
    await visit.field('Question 1: text').fill('How was it?');
    await visit.button('Add question').click();
    await visit.field('Question 2: text').fill('What went wrong?');
    await visit.button('Add question').click();
    await visit.field('Question 3: kind').selectOption('choice');
    await visit.field('Question 3: text').fill('Which do you like?');
    await visit.field('Question 3: option 1').fill('Sorbet');
    await visit.field('Question 3: option 2').fill('Gelato');
    await visit.button('Skip ahead…').first().click();
    await visit.field('Question 1, rule 1: when').selectOption('atLeast');
    await visit.field('Question 1, rule 1: number').fill('9');
    await visit.field('Question 1, rule 1: where to').selectOption({ label: 'Which do you like?' });
    await visit.tab('Languages');
    await visit.field('Another language, as a tag such as de or pt-BR').fill('de');
    await visit.button('Add language').click();
    await visit.page.getByText('6 of 6 texts are missing.').waitFor();
    // Side by side; what stands in for it is shown in its place.
    const german = visit.field('Question 1: German');
    expect(await german.getAttribute('placeholder')).toBe('How was it?');
    await german.fill('Wie war es?');
    await visit.page.getByText('5 of 6 texts are missing.').waitFor();
    await visit.previewReads('Wie war es?');
    await visit.tab('Who and when');
    await visit.field('Event that leads to it').fill('Product Viewed');
    await visit.field('Per cent of customers').fill('25');
    await visit.field('Seconds to wait').fill('10');
    await visit.field('Only customers for whom this holds').check();
    await visit.button('Add condition').click();
    const { questions, flow, strings, show } = await visit.saveAs('Made by hand');
    const [, , third] = questions;
    expect(flow).toEqual([{ from: 'q1', if: { q: 'q1', atLeast: 9 }, to: third?.id }]);
    expect(strings.de).toEqual({ q1: 'Wie war es?' });
    expect(show).toMatchObject({
      trigger: 'Product Viewed',
      sample: 2_500,
      wait: { seconds: 10 },
      if: { op: 'all', of: [{ op: 'did' }] },
    });
  });

  test('with several endings, and which answers lead to which', async () => {
    const { page } = visit;
    await visit.open('/new?template=csat');
    await visit.button('Skip ahead…').first().click();
    await visit.field('Question 1, rule 1: when').selectOption('in');
    await visit.field('Question 1, rule 1: answers').fill('4, 5');
    await visit.field('Question 1, rule 1: where to').selectOption('+');
    await visit.field('Ending 1: text').fill('Lovely! Tell your friends.');
    const ways = page.getByRole('list', { name: 'Ending 1: who comes here' });
    expect(await ways.textContent()).toBe('If “How satisfied are you with us?” is one of 4, 5');
    await visit.button('Add ending').click();
    await page.getByText('Nobody comes here yet').waitFor();
    await visit.button('Remove ending 2').click();
    await page.getByRole('group', { name: 'Ending 1' }).getByLabel('Has a button that leads on').check();
    await visit.field('Ending 1: words of the button').fill('Tell them');
    await visit.field('Ending 1: address of the button').fill('https://shop.example/tell');
    // The preview follows what is typed; the last thing typed tells when it has.
    await visit.field('Question 1: text').fill('How was it?');
    await visit.previewReads('How was it?');
    await visit.preview().getByRole('radio').last().check();
    await visit.preview().getByRole('button', { name: 'Send' }).click();
    await visit.preview().getByText('Lovely! Tell your friends.').waitFor();
    const { flow, endings, strings } = await visit.saveAs('Two endings');
    expect(flow).toEqual([{ from: 'stars', if: { q: 'stars', in: [4, 5] }, to: 'end1' }]);
    expect(endings).toEqual([
      { id: 'end1', text: 'end1', link: { text: 'end1.link', href: 'https://shop.example/tell' } },
    ]);
    expect(strings.en).toMatchObject({ end1: 'Lovely! Tell your friends.', 'end1.link': 'Tell them' });
  });

  test('where a question is asked, what may be answered, and which trait it sets', async () => {
    await visit.open('/new?template=csat');
    const more = visit.page.locator('summary').nth(1);
    expect(await more.textContent()).toContain('only if “How satisfied are you with us?” is at most 3');
    await more.click();
    await visit.field('Question 2: a line under the question').fill('In your own words');
    await visit.field('Question 2: fewest characters').fill('5');
    await visit.field('Question 2: trait').fill('wish');
    await visit.field('Question 2, shown: of what').selectOption('not');
    await visit.field('Question 2, shown, not: when').selectOption('atLeast');
    await visit.field('Question 2, shown, not: number').fill('4');
    await visit.field('Question 2, shown: of what').selectOption('any');
    await visit.page.getByRole('group', { name: 'Question 2, shown', exact: true }).getByText('Add condition').click();
    const { questions, traits, strings } = await visit.saveAs('Conditions');
    expect(questions[1]).toMatchObject({
      hint: 'better.hint',
      minLength: 5,
      showIf: {
        any: [
          { q: 'stars', atLeast: 4 },
          { q: 'stars', answered: true },
        ],
      },
    });
    expect(traits).toEqual({ better: 'wish' });
    expect(strings.en?.['better.hint']).toBe('In your own words');
  });
});
