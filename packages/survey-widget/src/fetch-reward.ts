import type { SurveyReward, SurveyRewardRequest } from '@footfall/contract';
import type { Settings } from './settings.ts';

/** The answers that earn it may still be on their way: asked again after these. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

/** The coupon of this response; undefined where there is none, or none yet. */
export async function fetchReward(settings: Settings, signal: AbortSignal): Promise<string | undefined> {
  const { host, survey, responseId, responseToken, writeKey } = settings;
  if (!responseId || !responseToken) return undefined;
  const asked: SurveyRewardRequest = {
    writeKey: writeKey ?? '',
    response_id: responseId,
    response_token: responseToken,
  };
  for (const wait of WAITS_MS) {
    // As text it needs no preflight.
    const answer = await fetch(`${host}/v1/surveys/${encodeURIComponent(survey)}/reward`, {
      method: 'POST',
      credentials: 'omit',
      body: JSON.stringify(asked),
      signal,
    }).catch(() => undefined);
    if (answer?.status === 200) return ((await answer.json()) as SurveyReward).code;
    if (answer?.status === 404 || signal.aborted) return undefined;
    await new Promise((later) => setTimeout(later, wait));
  }
  return undefined;
}
