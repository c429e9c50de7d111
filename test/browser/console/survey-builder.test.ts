import type { ManagedSurvey } from '@footfall/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PATIENT, SurveysVisit } from './SurveysVisit.ts';

let visit: SurveysVisit;
beforeAll(async () => {
  visit = await SurveysVisit.launch();
});
afterAll(() => visit?.close());
beforeEach(() => visit.begin());
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await visit.end();
});

const focused = () => visit.page.evaluate('document.activeElement.getAttribute("aria-label")');

describe('a survey is built without writing JSON', () => {
  test('from a template to a published revision, with the real widget beside it', async () => {
    await visit.open();
    await visit.button('New survey').click();
    await visit
      .dialog()
      .getByRole('link', { name: /^Would you recommend us/ })
      .click();
    await visit.previewReads('How likely are you to recommend us to a friend?');
    await visit.field('Question 1: text').fill('Would you tell a friend about us?');
    await visit.previewReads('Would you tell a friend about us?');
    await visit.preview().getByRole('radio', { name: '9', exact: true }).check();
    await visit.preview().getByRole('button', { name: 'Next' }).click();
    await visit.previewReads('What is the main reason for your score?');
    const saved = await visit.saveAs('Friends');
    expect(saved).toMatchObject({ status: 'draft', traits: { score: 'nps' }, show: { wait: { seconds: 20 } } });

    await visit.button('Publish').click();
    await visit.dialog().getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByText('· revision 1').waitFor();
    await visit.page.getByRole('link', { name: 'Edit' }).click();
    await visit.field('Thank-you text').fill('Thanks a lot!');
    await visit.button('Save draft').click();
    await visit.page.getByText('live, with changes not published').waitFor();
    await visit.button('Publish').click();
    await visit.dialog().getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByText('· revision 2').waitFor();
    // What was answered before still belongs to what was asked then.
    const first = await fetch(`${visit.footfall.origin}/v1/surveys/friends?revision=1&writeKey=wk_demo`);
    expect(await first.json()).toMatchObject({
      revision: 1,
      strings: { en: { thanks: 'Thank you! Your answer helps us.' } },
    });

    await visit.button('Delete Friends').click();
    await visit.dialog().getByRole('button', { name: 'Delete survey' }).click();
    await visit.page.getByRole('heading', { level: 1, name: 'Surveys' }).waitFor();
    await expect.poll(() => visit.page.getByText('Friends').count(), PATIENT).toBe(0);
  });

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

  test('with pictures, and a coupon for who finishes', async () => {
    const pool = { id: 'thanks10', name: 'Ten per cent', codes: 'generated', value: { kind: 'percent', percent: 10 } };
    expect((await visit.footfall.post('/v1/coupon-pools', pool)).status).toBe(201);
    await visit.open('/new');
    await visit.field('Question 1: kind').selectOption('image_choice');
    await visit.field('Question 1: option 1').fill('Lemon');
    await visit.field('Question 1: option 1: address of the picture').fill('https://pictures.invalid/lemon.png');
    await visit.field('Coupon for who finishes').selectOption('thanks10');
    await visit.preview().getByRole('radio', { name: 'Lemon' }).waitFor();
    const { questions, reward } = await visit.saveAs('Pictured');
    expect(reward).toEqual({ pool: 'thanks10' });
    expect(questions[0]).toMatchObject({
      kind: 'image_choice',
      options: [{ image: 'https://pictures.invalid/lemon.png' }, {}],
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

  test('on which pages, how often, before which other, and what calls it off', async () => {
    const { page } = visit;
    await visit.open('/new?template=product');
    await visit.tab('Who and when');
    await visit.button('Only on some pages…').click();
    await visit.field('Page 1: value').fill('/products/');
    await visit.button('Not on some pages…').click();
    await visit.field('Excepted page 1: part of the address').selectOption('query');
    await visit.field('Excepted page 1: comparison').selectOption('contains');
    await visit.field('Excepted page 1: value').fill('utm_source=bot');
    await visit.field('Asked again').selectOption('always');
    await visit.field('Not more often than every').check();
    await visit.field('At most so many times').first().check();
    await visit.field('At most so many times').last().fill('3');
    await visit.field('Priority').fill('7');
    await visit.field('Per cent of the page scrolled').fill('60');
    await visit.button('An event calls it off…').click();
    await visit.field('Event 2 that calls it off').fill('Cart Viewed');
    await visit.field('Only customers for whom this holds').check();
    await page.getByRole('button', { name: 'Add condition' }).click();
    await visit.field('Condition 1: kind').selectOption('inSegment');
    await visit.field('Segment').selectOption('new-customer');
    const { show } = await visit.saveAs('Everything');
    expect(show).toEqual({
      trigger: 'Product Viewed',
      sample: 2_500,
      pages: {
        only: [{ of: 'path', test: { is: 'startsWith', value: '/products/' } }],
        except: [{ of: 'query', test: { is: 'contains', value: 'utm_source=bot' } }],
      },
      again: 'always',
      frequency: {
        between: { amount: 30, unit: 'days' },
        most: { times: 3, within: { amount: 90, unit: 'days' } },
      },
      priority: 7,
      wait: { scroll: 60, exit: true },
      cancel: ['Product Added', 'Cart Viewed'],
      if: { op: 'all', of: [{ op: 'inSegment', segment: 'new-customer' }] },
    });
  });

  test('in colours of its own, each judged while it is chosen', async () => {
    const { page } = visit;
    await visit.open('/new?template=nps');
    await visit.tab('Looks');
    const contrast = page.getByRole('list', { name: 'On light pages: contrast' });
    await visit.field('On light pages: text').fill('#cccccc');
    await contrast.getByText('Text on background: 1.6 to 1, needs 4.5').waitFor();
    await page.getByText('a colour cannot be read (theme.ink/surface)').waitFor();
    await visit.field('On light pages: text').fill('#123456');
    await contrast.getByText('Text on background: 12.7 to 1').waitFor();
    await visit.field('On light pages: choose accent').fill('#0b6e4f');
    await visit.field('On light pages: corners').fill('4px');
    await visit.field('Colours of its own on dark pages').check();
    await visit.field('On dark pages: accent').fill('#7ee0bd');
    await visit.field('Place').selectOption('modal');
    const heading = visit.preview().getByRole('heading').first();
    const colour = () => heading.evaluate((one) => getComputedStyle(one).color);
    await expect.poll(colour, PATIENT).toBe('rgb(18, 52, 86)');
    await visit.button('Dark page').click();
    await expect.poll(colour, PATIENT).not.toBe('rgb(18, 52, 86)');
    const { theme, darkTheme, place } = await visit.saveAs('Coloured');
    expect(theme).toEqual({ ink: '#123456', accent: '#0b6e4f', radius: '4px' });
    expect(darkTheme).toEqual({ accent: '#7ee0bd' });
    expect(place).toBe('modal');
  });

  test('the widget’s own words can be said in another way', async () => {
    await visit.open('/new');
    await visit.tab('Languages');
    await visit.field('The widget’s own words too: buttons, and what it says of wrong answers').check();
    await visit.field('“Send”: English').fill('Done');
    await visit.preview().getByRole('button', { name: 'Done' }).waitFor();
    expect((await visit.saveAs('In own words')).strings.en).toMatchObject({ 'ui.submit': 'Done' });
  });

  test('as JSON too, which is judged by its place before the form takes it', async () => {
    const { page } = visit;
    await visit.open('/new?template=nps');
    await visit.tab('JSON');
    const json = visit.field('Definition as JSON');
    const source = JSON.parse(await json.inputValue());
    await json.fill(JSON.stringify({ ...source, show: { ...source.show, sample: 0 } }));
    await visit.button('Use this definition').click();
    await page.getByText(/^show\.sample: /).waitFor();
    await json.fill(JSON.stringify({ ...source, show: { ...source.show, sample: 500 } }));
    await visit.button('Use this definition').click();
    await page.getByText('It is the form’s now.').waitFor();
    await visit.tab('Who and when');
    expect(await visit.field('Per cent of customers').inputValue()).toBe('5');
    expect((await visit.saveAs('From JSON')).show).toEqual({ ...source.show, sample: 500 });
  });

  test('what keeps it from being published is said while it is written, and when it is tried', async () => {
    await visit.open('/new');
    await visit.button('Add question').click();
    await visit.page.getByText('Before it can be published: a text is missing').waitFor();
    await visit.saveAs('Unfinished');
    await visit.button('Publish').click();
    await visit.dialog().getByRole('button', { name: 'Publish' }).click();
    await visit
      .dialog()
      .getByText(/is missing in the survey's own language/)
      .first()
      .waitFor();
  });

  test('with the keyboard alone', async () => {
    await visit.open();
    await visit.button('New survey').press('Enter');
    await visit
      .dialog()
      .getByRole('link', { name: /^From scratch/ })
      .press('Enter');
    await visit.field('Name').focus();
    await visit.page.keyboard.type('Keyboard');
    await visit.button('Add question').press('Enter');
    await expect.poll(focused, PATIENT).toBe('Question 2: text');
    await visit.page.keyboard.type('Why?');
    await visit.button('Move question 2 up').press('Enter');
    await expect.poll(() => visit.field('Question 1: text').inputValue(), PATIENT).toBe('Why?');
    await visit.field('Name').press('Enter');
    await visit.page.getByRole('heading', { level: 1, name: 'Keyboard' }).waitFor();
    const { questions } = await visit.footfall.get<ManagedSurvey>('/v1/surveys/keyboard');
    expect(questions.map(({ kind }) => kind)).toEqual(['text', 'nps']);
  });
});

test('how often anybody is asked at all is one setting of all surveys', async () => {
  await visit.open();
  await visit.field('Not more often than every').check();
  await visit.field('Not more often than every: how many').fill('14');
  await visit.button('Save for all surveys').click();
  const settings = () => visit.footfall.get('/v1/survey-settings');
  const frequency = { between: { amount: 14, unit: 'days' } };
  await expect.poll(settings, PATIENT).toEqual({ frequency });
  await visit.page.reload();
  await expect.poll(() => visit.field('Not more often than every: how many').inputValue(), PATIENT).toBe('14');
  await visit.field('Not more often than every').uncheck();
  await visit.button('Save for all surveys').click();
  await expect.poll(settings, PATIENT).toEqual({ frequency: null });
});
