import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ShowSurveyAction, SurveyResults } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { asServer } from '../../support/footfall.ts';
import { until } from '../../support/until.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { PATIENT, SurveysVisit } from './SurveysVisit.ts';

const SCORES = [10, 9, 3];
const visit = SurveysVisit.inEachTest(async (visit) => {
  for (const [person, value] of SCORES.entries()) await visit.answer(`person-${person}`, value, '=2+2 is a formula');
  await visit.drawFor('person-elsewhere');
  const results = () => visit.footfall.get<SurveyResults>('/v1/surveys/thanks/results');
  await until(async () => {
    const { funnel } = await results();
    return funnel.completed === SCORES.length && funnel.rendered === SCORES.length + 1;
  }, 'the ledger to know the answers');
});

describe('what came of it', () => {
  test('a score with its interval, a funnel and the answers, as they come in', async () => {
    await visit.open('/thanks');
    const funnel = visit.page.getByRole('list', { name: 'Funnel' }).getByRole('listitem');
    await expect
      .poll(() => funnel.allTextContents(), PATIENT)
      .toEqual([
        'Rendered4 100 %',
        'Shown3 75 %',
        'Answered something3 75 %',
        expect.stringMatching(/^How likely are you to recommend our .*3 75 %$/),
        expect.stringMatching(/3 75 %$/),
        'Finished3 75 %',
      ]);
    await visit.page.getByText('1 never came to where it stands').waitFor();
    // 100 · (2 − 1) / 3
    const score = visit.page.getByRole('region', { name: 'How likely are you to recommend our' });
    await score.getByText('33', { exact: true }).waitFor();
    await score.getByText('of 3 answers: too few for a verdict').waitFor();
    await visit.answer('late', 10, 'The pistachio');
    await expect.poll(() => funnel.nth(1).textContent(), PATIENT).toBe('Shown4 80 %');
    await visit.field('Search answers').fill('pistach');
    const rows = visit.page.getByRole('list', { name: 'responses' }).getByRole('listitem');
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    expect(await rows.first().textContent()).toContain('The pistachio');
  });

  test('way by way, where each lost people', async () => {
    const { footfall, page } = visit;
    const survey = {
      id: 'forked',
      name: 'Forked',
      language: 'en',
      questions: [
        { id: 'ok', kind: 'yes_no', text: 'ok' },
        { id: 'why', kind: 'text', text: 'why', showIf: { q: 'ok', is: 'no' } },
      ],
      thanks: 'thanks',
      strings: { en: { ok: 'All well?', why: 'What was wrong?', thanks: 'Thank you!' } },
    };
    await footfall.post('/v1/surveys', survey);
    expect((await footfall.post('/v1/surveys/forked/publish', {})).status).toBe(202);
    const said = (person: string, event: string, more = {}) => ({
      type: 'track',
      event: `Survey ${event}`,
      messageId: `${person}:${event}`,
      userId: person,
      properties: { survey_id: 'forked', revision: 1, response_id: person, ...more },
    });
    const answers = (value: string) => ({ question_id: 'ok', edit: 0, value, language: 'en' });
    await footfall.tell(
      [
        ...[said('w-1', 'Shown'), said('w-1', 'Answered', answers('yes')), said('w-1', 'Completed')],
        ...[said('w-2', 'Shown'), said('w-2', 'Answered', answers('no'))],
      ],
      asServer,
    );
    await visit.open('/forked');
    const ways = page.getByRole('region', { name: 'Way by way' });
    const bars = (name: string) => ways.getByRole('list', { name }).getByRole('listitem').allTextContents();
    await expect.poll(async () => (await bars('Way 1')).length + (await bars('Way 2')).length, PATIENT).toBe(5);
    const all = [await bars('Way 1'), await bars('Way 2')].toSorted((one, other) => one.length - other.length);
    expect(all).toEqual([
      ['All well?1 100 %', 'Finished1 100 %'],
      ['All well?1 100 %', 'What was wrong?1 100 %', 'Finished0 0 %'],
    ]);
    await page.getByText('Erasing somebody takes their responses out of all figures here.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('by what had brought people, and of one segment alone', async () => {
    await visit.open('/thanks');
    const parts = visit.page.getByRole('region', { name: 'Part by part' }).getByRole('row');
    await expect.poll(() => parts.nth(1).textContent(), PATIENT).toMatch(/^direct/);
    await visit.field('Divided by').selectOption('product');
    await visit.page.getByText('No response has a product yet.').waitFor();
    await visit.field('Segment').selectOption('new-customer');
    await visit.page.getByText('Nobody has seen it yet.').waitFor();
  });

  test('stands beside the segment whose members said it', async () => {
    await visit.page.goto(`${visit.footfall.origin}/console/segments/active-48-hours`);
    const said = visit.page.getByRole('region', { name: 'What they answered' });
    await said.getByRole('link', { name: 'After an order' }).waitFor();
    await said.getByText(/Everybody: \d+/).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await said.getByRole('link').click();
    await visit.page.getByRole('heading', { level: 1, name: 'After an order' }).waitFor();
  });

  test('stands beside the campaign that had asked', async () => {
    const { footfall, page } = visit;
    const steps = [{ id: 'ask', do: 'survey', survey: 'thanks' }];
    const welcome = { id: 'welcome', name: 'Welcome', trigger: { on: 'event', event: 'Signed Up' }, steps };
    await footfall.post('/v1/campaigns', welcome);
    expect((await footfall.post('/v1/campaigns/welcome/publish', {})).status).toBe(202);
    const did = (event: string, messageId: string, properties = {}) => ({
      type: 'track',
      event,
      messageId,
      anonymousId: 'welcomed',
      properties,
    });
    const asked = async (): Promise<ShowSurveyAction | undefined> => {
      const answer = await footfall.tell([did('Signed Up', randomUUID()), did('Looked', randomUUID())]);
      return answer.actions.find((action) => action.type === 'survey.show');
    };
    let shown: ShowSurveyAction | undefined;
    await until(async () => {
      shown = await asked();
      return shown !== undefined;
    }, 'the campaign to ask');
    const of = {
      survey_id: 'thanks',
      revision: shown?.revision,
      response_id: shown?.responseId,
      response_token: shown?.responseToken,
    };
    await footfall.tell([
      did('Survey Shown', 'w:shown', of),
      did('Survey Answered', 'w:0', { ...of, question_id: 'recommend', edit: 0, value: 10, language: 'en' }),
      did('Survey Completed', 'w:completed', of),
    ]);
    await page.goto(`${footfall.origin}/console/campaigns/welcome`);
    const said = page.getByRole('region', { name: 'What they said of it' });
    await said.getByText('1 saw it · 1 answered · 1 finished').waitFor();
    await said.getByText('of 1 answer: too few for a verdict').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await said.getByRole('link', { name: 'After an order' }).click();
    await page.getByRole('heading', { level: 1, name: 'After an order' }).waitFor();
  });

  test('as a file in which nothing is a formula', async () => {
    await visit.open('/thanks');
    const [file] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv).toContain(",'=2+2 is a formula,");
    expect(csv).not.toMatch(/,=/);
    const [json] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.getByRole('link', { name: 'JSON' }).click(),
    ]);
    const { data } = JSON.parse(readFileSync(await json.path(), 'utf8'));
    expect(data.at(-1)).toMatchObject({ status: 'completed', answers: { why: { value: '=2+2 is a formula' } } });
  });
});
