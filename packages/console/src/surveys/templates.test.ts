import { surveyDraftSchema } from '@footfall/contract/schema';
import { checkSurvey } from '@footfall/engine/survey-flow';
import { expect, test } from 'vitest';
import { TEMPLATES } from './templates.ts';

test.each(TEMPLATES)('the template $id can be published as it is', ({ id, draft }) => {
  expect(surveyDraftSchema.parse(draft)).toEqual(draft);
  expect(checkSurvey({ ...draft, id, revision: 1 })).toEqual([]);
});
