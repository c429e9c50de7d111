import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import type { SurveyInvitation } from '../surveys/invite.ts';

/** The survey that a campaign wants shown, at the next thing the person does, until they have seen it. */
export function campaignInvitation(
  { campaigns, profile }: CustomerState,
  { event, late, historical, trusted, fromBrowser }: TakenEvent,
  rules: Rules,
): SurveyInvitation | undefined {
  if (!campaigns?.surveys || late || historical || (trusted && !fromBrowser)) return undefined;
  if (event.type !== 'track' && event.type !== 'page') return undefined;
  for (const { survey, run, campaign } of campaigns.surveys) {
    const known = Object.hasOwn(profile.surveys, survey) ? profile.surveys[survey] : undefined;
    const published = rules.surveys.find(({ id }) => id === survey);
    if (!published || known?.shownAt || known?.completedAt || known?.dismissedAt) continue;
    return { survey, revision: published.revision, occasion: `campaign:${run}`, ...(campaign ? { campaign } : {}) };
  }
  return undefined;
}
