import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Question } from '@footfall/contract';
import { questionSchema } from '@footfall/contract/schema';
import type { AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { KINDS, OPTIONS } from './support/by-keyboard.ts';
import { scenario, type Visit } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { surveyOf } from './support/surveys.ts';

const { open, stand } = scenario();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
async function judge(visit: Visit): Promise<void> {
  await visit.settled();
  await visit.page.evaluate(AXE);
  const { violations } = await visit.page.evaluate(
    (tags) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly: tags }),
    TAGS,
  );
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
}

const asked = (question: Question): void => stand.offer({ ...surveyOf([question]), id: 'thanks' });

test('every kind that there is is among them', () => {
  const all = questionSchema.options.map(({ shape }) => shape.kind.value);
  expect(new Set(KINDS.map(([, { kind }]) => kind))).toEqual(new Set(all));
});

describe.each(KINDS)('%s', (_, question, keys, answer) => {
  test('is answered by keyboard alone', async () => {
    asked(question);
    const visit = await open();
    await visit.reads('Q');
    await visit.page.locator('#search').focus();
    await visit.page.keyboard.press('Tab');
    for (const key of keys) {
      if (key.startsWith('type:')) await visit.page.keyboard.type(key.slice(5));
      else await visit.page.keyboard.press(key);
    }
    await visit.reads('Thank you.');
    const told = (await visit.told()).filter(({ event }) => event === 'Survey Answered');
    expect(told.map(({ properties }) => properties)).toEqual(answer ? [expect.objectContaining(answer)] : []);
  });

  test('is accessible, empty and refused, wide and at 320 px', async () => {
    asked({ ...question, required: true });
    const visit = await open();
    await visit.reads('Q');
    await judge(visit);
    // What leads on can be followed, and may be passed by.
    const isRefused = answer !== undefined && question.kind !== 'action';
    if (isRefused) await visit.next();
    await visit.page.setViewportSize({ width: 320, height: 640 });
    if (isRefused) await soon(() => visit.part('error').textContent()).toBe('Please answer this question.');
    await judge(visit);
    const box = await visit.card.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
  });
});

test('"none of these" goes with nothing, and nothing goes with it', async () => {
  asked({ id: 'q', kind: 'choice', text: 'Q', options: OPTIONS, many: true });
  const visit = await open();
  await visit.option('friend').check();
  await visit.option('none').check();
  expect(await visit.option('friend').isChecked()).toBe(false);
  await visit.option('video').check();
  expect(await visit.option('none').isChecked()).toBe(false);
});

test('own words are asked for where the option is chosen, and only then', async () => {
  asked({ id: 'q', kind: 'choice', text: 'Q', options: OPTIONS });
  const visit = await open();
  const other = visit.survey.locator('[name="other"]');
  await visit.option('friend').check();
  expect(await other.isVisible()).toBe(false);
  await visit.option('else').check();
  expect(await other.isVisible()).toBe(true);
  await visit.next();
  expect(await visit.part('error').textContent()).toBe('Please say it in a few words.');
  expect(await other.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true);
  await other.fill('A poster');
  await visit.option('video').check();
  await visit.next();
  expect((await visit.told()).at(-2)?.properties).toMatchObject({ value: 'video' });
  expect((await visit.told()).at(-2)?.properties).not.toHaveProperty('other');
});

test('a wrong address is refused in words, and mended while typing', async () => {
  asked({ id: 'q', kind: 'email', text: 'Q' });
  const visit = await open();
  const address = visit.survey.locator('[name="email"]');
  await address.fill('nobody');
  await visit.next();
  expect(await visit.part('error').textContent()).toContain('name@example.com');
  expect(await address.getAttribute('aria-invalid')).toBe('true');
  await address.pressSequentially('@example.com');
  expect(await visit.part('error').textContent()).toBe('');
  expect(await address.getAttribute('aria-invalid')).toBeNull();
  await visit.next();
  expect((await visit.told()).at(-2)?.properties).toMatchObject({ value: 'nobody@example.com', consent: false });
});

test('a shuffled choice keeps its order over a reload and its pinned option in place', async () => {
  asked({
    id: 'q',
    kind: 'choice',
    text: 'Q',
    shuffle: true,
    options: [...'abcdefgh'].map((id) => ({ id, text: id, ...(id === 'h' && { pinned: true }) })),
  });
  const visit = await open();
  await visit.reads('Q');
  const order = (): Promise<string[]> => visit.part('option').allTextContents();
  const drawn = await order();
  expect(drawn).not.toEqual([...'abcdefgh']);
  expect(drawn.at(-1)).toBe('h');
  await visit.page.reload();
  await visit.reads('Q');
  expect(await order()).toEqual(drawn);
});

test('a call to action counts when it is followed, and leads to safe addresses only', async () => {
  asked({ id: 'q', kind: 'action', text: 'Q', link: { text: 'Review us', href: 'https://example.com/' } });
  const visit = await open();
  const link = visit.survey.getByRole('link', { name: 'Review us' });
  expect(await link.getAttribute('rel')).toBe('noopener');
  await link.evaluate((anchor) => anchor.removeAttribute('href'));
  await visit.part('link').click();
  await visit.part('close').click();
  expect((await visit.told()).map(({ properties }) => properties.value)).toContain('opened');

  asked({ id: 'q', kind: 'action', text: 'Q', link: { text: 'Review us', href: 'javascript:alert(1)' } });
  const other = await open();
  await other.reads('Q');
  expect(await other.part('link').count()).toBe(0);
});

describe('rare kinds come in a file of their own', () => {
  test('which only surveys that have one fetch', async () => {
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
    expect(stand.asked.filter((path) => path.includes('survey-more'))).toEqual([]);
  });

  test('and without which an optional one is passed by, and a survey that needs one is not drawn', async () => {
    stand.hasMore = false;
    const questions: Question[] = [
      { id: 'n', kind: 'number', text: 'N' },
      { id: 'q', kind: 'nps', text: 'Q' },
    ];
    stand.offer({ ...surveyOf(questions), id: 'thanks' });
    const visit = await open();
    await visit.reads('Q');
    stand.offer({ ...surveyOf(questions.map((one) => ({ ...one, required: true }))), id: 'thanks' });
    const other = await open();
    await other.page.waitForTimeout(300);
    expect(await other.card.count()).toBe(0);
  });

  test('under a strict policy too', async () => {
    stand.headers = { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" };
    asked({ id: 'q', kind: 'slider', text: 'Q', least: 0, most: 10, required: true });
    const visit = await open();
    await visit.reads('Q');
    expect(await visit.survey.locator('input').evaluate((range) => getComputedStyle(range).display)).toBe('block');
  });
});

test('a slider that was not moved is no answer; pressed where it stands it is one', async () => {
  asked({ id: 'q', kind: 'slider', text: 'Q', least: 0, most: 10, required: true });
  const visit = await open();
  await visit.next();
  expect(await visit.part('error').textContent()).toBe('Please answer this question.');
  await visit.survey.locator('input').click();
  await visit.next();
  expect((await visit.told()).at(-2)?.properties.value).toBe(5);
});

test('what is not on the list, or out of bounds, is refused in words', async () => {
  asked({ id: 'q', kind: 'autocomplete', text: 'Q', options: OPTIONS.slice(0, 2) });
  const visit = await open();
  await visit.survey.locator('input').fill('A rumour');
  await visit.next();
  expect(await visit.part('error').textContent()).toBe('Please choose from the list.');
  asked({ id: 'q', kind: 'number', text: 'Q', least: 1, most: 5 });
  const other = await open();
  await other.survey.locator('input').fill('6');
  await other.next();
  expect(await other.part('error').textContent()).toBe('Please give a value within the limits.');
});
