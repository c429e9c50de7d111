import { type Env, siteDb } from '../env.ts';
import { publishRules } from '../rules/publish-rules.ts';
import { dropDraft } from './store.ts';

/** Takes a survey out of force: it is shown no more, also not where it was put into a page by hand. */
export async function deleteSurvey(env: Env, site: string, id: string, now: number): Promise<void> {
  const db = siteDb(env, site);
  await publishRules(
    env,
    site,
    async ({ surveys }) => {
      const rest = surveys.filter((survey) => survey.id !== id);
      const writes = [dropDraft(db, site, id)];
      if (rest.length < surveys.length) return { parts: { surveys: rest }, wakes: false, writes };
      await db.batch(writes);
      return undefined;
    },
    now,
  );
}
