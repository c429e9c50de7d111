import type { ManagedSurvey, SurveySummary } from '@footfall/contract';
import { score, scoreKind } from '@footfall/engine';
import { countAnswers, countResponses } from './response-store.ts';
import { type SurveyRow, toldSurvey } from './survey-row.ts';

/** Surveys with what came of each so far. */
export async function tellSurveys(db: D1Database, site: string, rows: SurveyRow[]): Promise<ManagedSurvey[]> {
  const counts = rows.some(({ published }) => published) ? await countResponses(db, site) : [];
  return Promise.all(
    rows.map(async (row) => {
      const { shown = 0, started = 0, completed = 0 } = counts.find(({ survey }) => survey === row.id) ?? {};
      return toldSurvey(row, { shown, started, completed, score: await firstScore(db, site, row) });
    }),
  );
}

async function firstScore(db: D1Database, site: string, { id, published }: SurveyRow): Promise<SurveySummary['score']> {
  for (const question of published?.questions ?? []) {
    const kind = scoreKind(question);
    if (!kind) continue;
    const told = await countAnswers(db, site, id, question.id);
    return score(kind, new Map(told.map(({ value, count }) => [value as number | string, count])));
  }
  return null;
}
