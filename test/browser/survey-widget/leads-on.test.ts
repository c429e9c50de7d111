import { describe, expect, test } from 'vitest';
import { BY_SDK, scenario } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { surveyOf, THANKS } from './support/surveys.ts';

const { open, stand } = scenario();

/** Praise goes to one ending, complaints to a question more. */
const BRANCHED = {
  ...surveyOf(
    [
      { id: 'score', kind: 'nps', text: 'Score?', required: true },
      { id: 'wrong', kind: 'text', text: 'What went wrong?', showIf: { q: 'score', atMost: 6 } },
      {
        id: 'source',
        kind: 'choice',
        text: 'source',
        options: [
          { id: 'friend', text: 'A friend' },
          { id: 'else', text: 'Something else', open: true },
        ],
      },
      { id: 'more', kind: 'text', text: 'more' },
    ],
    {
      flow: [{ from: 'score', if: { q: 'score', is: 10 }, to: 'happy' }],
      endings: [
        { id: 'happy', text: 'Lovely.', reward: true, link: { text: 'Tell others', href: 'https://example.com/' } },
      ],
    },
  ),
  id: 'thanks',
};
BRANCHED.strings.en = {
  ...BRANCHED.strings.en,
  source: 'How did you hear of us?',
  more: 'What did {{source|they}} say about us after a {{score}}?',
};

describe('logic by id', () => {
  test('an answer leads past questions, and a changed one leads back to them', async () => {
    stand.offer(BRANCHED);
    const visit = await open();
    await visit.option(9).check();
    await visit.next();
    await visit.reads('How did you hear of us?');
    await visit.part('back').click();
    await visit.option(3).check();
    await visit.next();
    await visit.reads('What went wrong?');
  });

  test('the button says it is the last step as soon as the answer makes it so', async () => {
    stand.offer(BRANCHED);
    const visit = await open();
    await visit.option(9).check();
    expect(await visit.part('next').textContent()).toBe('Next');
    await visit.option(10).check();
    expect(await visit.part('submit').textContent()).toBe('Send');
  });

  test('answers on a branch that was left again are taken back at the end', async () => {
    stand.offer(BRANCHED);
    const visit = await open();
    await visit.option(3).check();
    await visit.next();
    await visit.survey.locator('input').fill('The lid');
    await visit.next();
    await visit.part('back').click();
    await visit.part('back').click();
    await visit.option(10).check();
    await visit.next();
    await visit.reads('Lovely.');
    const told = await visit.told();
    expect(told.map(({ messageId }) => messageId)).toEqual([
      'r-1:rendered',
      'r-1:shown',
      'r-1:score:0',
      'r-1:wrong:0',
      'r-1:score:1',
      'r-1:wrong:1',
      'r-1:completed',
    ]);
    expect(told[5]?.properties.value).toBeNull();
  });

  test('earlier answers are put into later texts as text, with a fallback', async () => {
    stand.offer(BRANCHED);
    const visit = await open();
    await visit.option(8).check();
    await visit.next();
    await visit.option('else').check();
    await visit.survey.locator('[name="other"]').fill('<b>My aunt</b>');
    await visit.next();
    await visit.reads('What did <b>My aunt</b> say about us after a 8?');
    await visit.part('back').click();
    await visit.option('friend').check();
    await visit.next();
    await visit.reads('What did A friend say about us after a 8?');
  });
});

describe('the coupon of a response', () => {
  test('comes from the server once it is made, and again after a reload', async () => {
    stand.offer(BRANCHED);
    stand.rewards = [{ status: 202 }, { status: 200, body: { code: 'THANKS-7Q2K' } }];
    const visit = await open();
    await visit.option(10).check();
    await visit.next();
    await visit.reads('Lovely.');
    expect(await visit.part('reward').textContent()).toBe('Your code is being made…');
    await soon(() => visit.part('code').textContent()).toBe('THANKS-7Q2K');
    expect(await visit.survey.getByRole('link', { name: 'Tell others' }).isVisible()).toBe(true);
    await visit.page.reload();
    await soon(() => visit.part('code').textContent()).toBe('THANKS-7Q2K');
    expect(await visit.told()).toEqual([]);
  });

  test('is not promised where there is none', async () => {
    stand.offer(BRANCHED);
    const visit = await open();
    await visit.option(10).check();
    await visit.next();
    await soon(() => visit.part('reward').textContent()).toContain('not here yet');
  });
});

describe('languages', () => {
  const arabic = {
    'q.score': 'ما مدى احتمال أن توصي بنا؟',
    'ui.next': 'التالي',
    'ui.survey': 'استبيان',
    'ui.close': 'إغلاق',
  };

  test('the page’s language is taken, from right to left where it is written so', async () => {
    stand.offer({ ...THANKS, strings: { ...THANKS.strings, ar: arabic } });
    const visit = await open({ head: '<script>document.documentElement.lang = "ar-EG"</script>' });
    await visit.reads(arabic['q.score']);
    expect(await visit.card.getAttribute('lang')).toBe('ar');
    expect(await visit.card.getAttribute('dir')).toBe('rtl');
    await visit.settled();
    const box = await visit.card.boundingBox();
    expect(box?.x).toBe(20);
    // What is not translated stands in from the survey's own language, and says which that is.
    expect(await visit.part('ends').locator('[lang]').first().getAttribute('lang')).toBe('en');
    await visit.option(9).check();
    await visit.next();
    expect((await visit.told()).at(-1)?.properties.language).toBe('ar');
  });

  test('the language of the element wins over that of the page', async () => {
    stand.offer({ ...THANKS, strings: { ...THANKS.strings, ar: arabic } });
    const visit = await open({ attributes: `${BY_SDK} lang="ar"` });
    await visit.reads(arabic['q.score']);
  });
});

describe('looks', () => {
  const colour = (visit: Awaited<ReturnType<typeof open>>): Promise<string> =>
    visit.part('next').evaluate((button) => getComputedStyle(button).backgroundColor);

  test('the theme of the survey colours it; the page’s own tokens and parts win over it', async () => {
    stand.offer({ ...THANKS, theme: { accent: 'rgb(1, 2, 3)' } });
    const themed = await open();
    await themed.reads('How likely are you to recommend us?');
    expect(await colour(themed)).toBe('rgb(1, 2, 3)');
    const styled = await open({ head: '<style>footfall-survey { --ff-accent: rgb(4, 5, 6) }</style>' });
    await styled.reads('How likely are you to recommend us?');
    expect(await colour(styled)).toBe('rgb(4, 5, 6)');
    const parted = await open({ head: '<style>footfall-survey::part(next) { background: rgb(7, 8, 9) }</style>' });
    await parted.reads('How likely are you to recommend us?');
    expect(await colour(parted)).toBe('rgb(7, 8, 9)');
  });

  test.each([
    ['#000080', 'white'],
    ['#c2124a', 'white'],
    ['#777777', 'black'],
    ['#ff9ab0', 'black'],
    ['#ffd400', 'black'],
  ])('on %s the text is %s, which stands out more', async (accent, expected) => {
    stand.offer({ ...THANKS, theme: { accent } });
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
    const text = await visit.part('next').evaluate((button) => getComputedStyle(button).color);
    expect(text).toMatch(expected === 'white' ? /^color\(xyz-d65 0\.95 1 1\.09/ : /^color\(xyz-d65 0 0 0/);
  });

  test('a theme made for light pages stays light on dark ones, unless it has a dark one beside it', async () => {
    const surface = async (darkTheme?: Record<string, string>): Promise<string> => {
      stand.offer({ ...THANKS, theme: { ink: '#2a1033', surface: '#fffaf5' }, ...(darkTheme && { darkTheme }) });
      const visit = await open({ head: '<style>:root { color-scheme: dark }</style>' });
      await visit.reads('How likely are you to recommend us?');
      return visit.card.evaluate((card) =>
        [getComputedStyle(card).color, getComputedStyle(card).backgroundColor].join(' on '),
      );
    };
    expect(await surface()).toBe('rgb(42, 16, 51) on rgb(255, 250, 245)');
    expect(await surface({ ink: '#ffffff', surface: '#111111' })).toBe('rgb(255, 255, 255) on rgb(17, 17, 17)');
  });

  test('it is dark where the page is dark, and light where the page is not', async () => {
    const surface = async (head: string): Promise<string> => {
      const visit = await open({ head, context: { colorScheme: 'dark' } });
      await visit.reads('How likely are you to recommend us?');
      return visit.card.evaluate((card) => getComputedStyle(card).backgroundColor);
    };
    expect(await surface('')).toBe('rgb(255, 255, 255)');
    expect(await surface('<meta name="color-scheme" content="light dark">')).toBe('rgb(33, 31, 43)');
  });
});

describe('an answer chosen beforehand, as in an e-mail', () => {
  const attributes = `${BY_SDK} prefill="score=9"`;

  test('is shown, and is told only when the person goes on', async () => {
    const visit = await open({ attributes });
    await visit.reads('How likely are you to recommend us?');
    expect(await visit.option(9).isChecked()).toBe(true);
    // A scanner that opens every link of a mail opens the page and leaves it.
    await visit.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await visit.names()).toEqual(['Rendered', 'Shown']);
    await visit.next();
    expect((await visit.told()).at(-1)?.properties).toMatchObject({ question_id: 'score', edit: 0, value: 9 });
  });

  test('does not come back over an answer given since', async () => {
    const visit = await open({ attributes });
    await visit.option(3).check();
    await visit.next();
    await visit.page.reload();
    await visit.part('back').click();
    expect(await visit.option(3).isChecked()).toBe(true);
  });
});

test('the survey may ask to come up as a modal', async () => {
  stand.offer({ ...THANKS, place: 'modal' });
  const visit = await open();
  await visit.reads('How likely are you to recommend us?');
  expect(await visit.card.evaluate((card) => card.matches('dialog:modal'))).toBe(true);
});

test('as a modal it keeps the focus inside and the page inert until it is closed', async () => {
  const visit = await open({ attributes: 'place="modal"' });
  await visit.reads('How likely are you to recommend us?');
  for (let count = 0; count < 6; count++) {
    await visit.page.keyboard.press('Tab');
    const outside = await visit.page.evaluate(() => document.activeElement?.id === 'search');
    expect(outside).toBe(false);
  }
  await visit.page.keyboard.press('Escape');
  expect(await visit.names()).toEqual(['Shown', 'Dismissed']);
  expect(await visit.survey.count()).toBe(0);
});
