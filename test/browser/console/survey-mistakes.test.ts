import { describe, expect, test } from 'vitest';
import { SurveysVisit } from './SurveysVisit.ts';

const visit = SurveysVisit.inEachTest();

describe('mistakes are told where they are made', () => {
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
});
