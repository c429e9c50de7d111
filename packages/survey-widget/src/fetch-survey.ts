import type { Survey } from '@footfall/contract';
import type { Settings } from './settings.ts';

/** Version of the definition that this widget can draw. */
const KNOWN_VERSION = 1;

/** The definition, or undefined where there is none that could be drawn. */
export async function fetchSurvey(
  { host, survey, revision, writeKey }: Settings,
  signal: AbortSignal,
): Promise<Survey | undefined> {
  const query = new URLSearchParams({ writeKey: writeKey ?? '', ...(revision && { revision }) });
  const answer = await fetch(`${host}/v1/surveys/${encodeURIComponent(survey)}?${query}`, {
    credentials: 'omit',
    signal,
  });
  const found: Survey | undefined = answer.ok ? await answer.json() : undefined;
  return found?.v === KNOWN_VERSION ? found : undefined;
}
