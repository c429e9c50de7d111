import { MAX_SURVEY_ID_LENGTH, MAX_SURVEYS, type SurveyDraft } from '@footfall/contract';
import { idFromName } from '../id-from-name.ts';
import { Problem } from '../problem.ts';
import { findDraft, insertDraft, takenSurveyIds } from './store.ts';

/** A new draft; its id is given or made of its name. Throws 409 where the id is taken or there are too many. */
export async function createSurvey(
  db: D1Database,
  site: string,
  { id: given, ...draft }: SurveyDraft & { id?: string },
  now: number,
): Promise<string> {
  const form = { most: MAX_SURVEY_ID_LENGTH, nameless: 'survey' };
  const id = given ?? idFromName(draft.name, await takenSurveyIds(db, site), form);
  if (await insertDraft(db, site, id, draft, now)) return id;
  if (await findDraft(db, site, id)) {
    throw new Problem(409, 'survey_exists', `There is a survey ${id} already. Choose another id, or none.`);
  }
  throw new Problem(409, 'too_many_surveys', `A site has at most ${MAX_SURVEYS} surveys. Delete one first.`);
}
