import type { ManagedSurvey, SurveyDraft } from '@footfall/contract';
import { surveyDraftSchema } from '@footfall/contract/schema';
import { keysOf } from '@footfall/engine/survey-flow';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf } from '../draftOf.ts';
import { TEMPLATES } from '../templates.ts';
import { changed } from './changed.ts';
import { parseDraft } from './parseDraft.ts';
import { rulesOf, withRules } from './rules.ts';
import { arbitraryDraft } from './testing/arbitraryDraft.ts';
import { ownWordRows, textRows, unusedRows } from './textRows.ts';
import { textOf, withText } from './texts.ts';
import { withQuestion } from './withQuestion.ts';

/** Of all templates, and of definitions nobody would write. */
function always(holds: (draft: SurveyDraft) => void): void {
  for (const { draft } of TEMPLATES) holds(draft);
  fc.assert(
    fc.property(arbitraryDraft(), (draft) => {
      holds(draft);
    }),
    { numRuns: 300 },
  );
}

describe('what the form does not show stays as it was', () => {
  test('generated definitions are what the schema takes', () => {
    always((draft) => expect(surveyDraftSchema.parse(draft)).toEqual(draft));
  });

  test('a survey is opened as the very definition that was saved', () => {
    const kept = { id: 's', status: 'draft', revision: 1, published: null, summary: {}, createdAt: '', updatedAt: '' };
    always((draft) => expect(draftOf({ ...draft, ...kept } as ManagedSurvey)).toEqual(draft));
  });

  test('written as JSON and read again it is the same', () => {
    always((draft) => expect(parseDraft(JSON.stringify(draft, null, 2))).toEqual({ draft, problems: [] }));
  });

  test('rules put back after their question leave all of them where they were', () => {
    always((draft) => {
      for (const { id } of draft.questions) expect(withRules(draft, id, rulesOf(draft, id))).toEqual(draft);
    });
  });

  test('a question changed and changed back is the same', () => {
    always((draft) => {
      for (const question of draft.questions) {
        const more = withQuestion(draft, changed(question, { hint: 'another' }));
        expect(withQuestion(more, changed(question, { hint: question.hint }))).toEqual(draft);
      }
    });
  });

  test('a text changed and changed back is the same, in each language', () => {
    always((draft) => {
      for (const { key } of textRows(draft)) {
        for (const language of Object.keys(draft.strings)) {
          const other = withText(draft, language, key, 'another');
          expect(withText(other, language, key, textOf(draft, language, key)).strings).toEqual(draft.strings);
        }
      }
    });
  });
});

test('every text can be written: those that are used, the widget’s own, and those that nothing names', () => {
  always((draft) => {
    const rows = new Set([...textRows(draft), ...ownWordRows(), ...unusedRows(draft)].map(({ key }) => key));
    for (const key of keysOf(draft)) expect(rows).toContain(key);
    for (const texts of Object.values(draft.strings)) for (const key of Object.keys(texts)) expect(rows).toContain(key);
  });
});

test('what is wrong with a definition is said by its place, and none comes of it', () => {
  expect(parseDraft('{')).toMatchObject({ problems: [expect.stringContaining('no JSON')] });
  const [template] = TEMPLATES;
  const wrong = { ...template?.draft, show: { trigger: 'page', sample: 0 } };
  const { draft, problems } = parseDraft(JSON.stringify(wrong));
  expect(draft).toBeUndefined();
  expect(problems).toEqual([expect.stringMatching(/^show\.sample: /)]);
});
