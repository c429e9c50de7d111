import type { Profile } from '../state.ts';
import { newestDisplays } from '../surveys/displays.ts';
import { lastAt, type SurveyState } from '../surveys/state.ts';
import { mergeMembers } from './merge-members.ts';

/** Of each survey the further one: who has finished or dismissed it on one device is not asked again on another. */
export function mergeSurveys(user: Profile['surveys'], device: Profile['surveys']): Profile['surveys'] {
  return mergeMembers(user, device, mergeSurvey);
}

/** What each was last asked about, on whichever device that was later. */
export function mergeInvited(user: Profile['invited'], device: Profile['invited']): Profile['invited'] {
  return user && device
    ? mergeMembers(user, device, (mine, theirs) => (theirs.at > mine.at ? theirs : mine))
    : (user ?? device);
}

export function mergeDisplays(user: Profile['displays'], device: Profile['displays']): Profile['displays'] {
  return user && device ? newestDisplays([...user, ...device]) : (user ?? device);
}

function mergeSurvey(mine: SurveyState, theirs: SurveyState): SurveyState {
  if (mine.responseId === theirs.responseId) return oneResponse(mine, theirs);
  const difference = reached(theirs) - reached(mine) || lastAt(theirs) - lastAt(mine);
  return difference > 0 ? theirs : mine;
}

/** The same display told by both: the highest edit of each answer. */
function oneResponse(mine: SurveyState, theirs: SurveyState): SurveyState {
  const answers = mergeMembers(mine.answers, theirs.answers, (one, other) => (other.edit > one.edit ? other : one));
  return { ...theirs, ...mine, answers };
}

function reached({ completedAt, dismissedAt }: SurveyState): number {
  return completedAt !== undefined ? 2 : dismissedAt !== undefined ? 1 : 0;
}
