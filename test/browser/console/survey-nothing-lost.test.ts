import type { ManagedSurvey, SurveyDraft } from '@footfall/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDraft } from '../../../packages/console/src/surveys/builder/testing/arbitraryDraft.ts';
import { draftOf } from '../../../packages/console/src/surveys/draftOf.ts';
import { TEMPLATES } from '../../../packages/console/src/surveys/templates.ts';
import { SurveysVisit } from './SurveysVisit.ts';

const TABS = ['Who and when', 'Languages', 'Looks', 'JSON', 'Questions'];
/** The same ones each time, so that a failure can be looked at. */
const GENERATED = fc.sample(arbitraryDraft(), { seed: 8, numRuns: 6 });
const visit = SurveysVisit.inEachTest();

const saved = async (id: string) => draftOf(await visit.footfall.get<ManagedSurvey>(`/v1/surveys/${id}`));

/** Kept by the API, opened in the form, looked at in all its parts, and saved as it is. */
async function throughTheForm(id: string, draft: SurveyDraft): Promise<void> {
  expect((await visit.footfall.post('/v1/surveys', { id, ...draft })).status).toBe(201);
  await visit.open(`/${id}/edit`);
  for (const name of TABS) {
    await visit.tab(name);
    await visit.page.getByRole('tabpanel').getByRole('heading').first().waitFor();
  }
  // Every condition and every limit is drawn too.
  for (const more of await visit.page.locator('summary').all()) await more.click();
  await visit.button('Save draft').click();
  await visit.page.getByRole('heading', { level: 1, name: draft.name }).waitFor();
  expect(await saved(id)).toEqual(draft);
}

test.each(TEMPLATES)('the template $id comes out of the form as it went in', ({ id, draft }) =>
  throughTheForm(`t-${id}`, draft),
);

test.each(GENERATED.map((draft, place) => ({ place, draft })))(
  'so does whatever else the schema takes: $place',
  ({ place, draft }) => throughTheForm(`g-${place}`, draft),
);
