import type { SurveyDraft } from '@footfall/contract';
import { surveyDraftSchema } from '@footfall/contract/schema';

/** What somebody wrote as a definition, judged by the schema that the server judges by. */
export function parseDraft(text: string): { draft?: SurveyDraft; problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`This is no JSON: ${(error as Error).message}`] };
  }
  const parsed = surveyDraftSchema.safeParse(value);
  if (parsed.success) return { draft: parsed.data, problems: [] };
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'definition'}: ${message}`) };
}
