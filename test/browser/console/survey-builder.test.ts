import type { ManagedSurvey } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { PATIENT, SurveysVisit } from './SurveysVisit.ts';

const visit = SurveysVisit.inEachTest();
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
