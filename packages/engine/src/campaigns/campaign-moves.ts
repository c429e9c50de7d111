import type { WithheldReason } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { campaignPlan } from './campaign-plan.ts';
import { beginEnrolment } from './moves/begin-enrolment.ts';
import { CampaignDraft } from './moves/campaign-draft.ts';
import type { ClaimAnswer } from './moves/claim-answer.ts';
import { claimMessage } from './moves/claim-message.ts';
import { endAfterMerge } from './moves/end-after-merge.ts';
import { endByEvent } from './moves/end-by-event.ts';
import { giveBackMessage } from './moves/give-back-message.ts';
import { goOnByEvent } from './moves/go-on-by-event.ts';
import { noteOpening } from './moves/note-opening.ts';
import type { Occasion } from './moves/occasion.ts';
import { passTimers } from './moves/pass-timers.ts';
import { reachGoals } from './moves/reach-goals.ts';
import type { DueDate } from './next-date.ts';

/** Moves a customer's campaigns: what each kind of news does to them is a file of its own in `moves/`. */
export class CampaignMoves {
  readonly #draft: CampaignDraft;

  constructor(state: CustomerState, rules: Rules, now: number) {
    this.#draft = new CampaignDraft(state, rules, now);
  }

  get state(): CustomerState {
    return this.#draft.state;
  }

  get facts(): { at: number; body: FactBody }[] {
    return this.#draft.facts;
  }

  /** Traits that steps have set. */
  get traits(): Set<string> {
    return this.#draft.traits;
  }

  /** What happened ends enrolments first, then moves on those that wait for it, then begins new ones. */
  happened(occasion: Occasion): void {
    const draft = this.#draft;
    if (occasion.kind === 'event') {
      noteOpening(draft, occasion.taken);
      endByEvent(draft, occasion.taken, occasion.compact);
      reachGoals(draft, occasion.taken, occasion.compact);
      goOnByEvent(draft, occasion.taken, occasion.compact);
    }
    for (const rule of campaignPlan(draft.rules).live) draft.guard(rule, () => beginEnrolment(draft, rule, occasion));
  }

  /** A date has come that begins a campaign. It has been, whether or not anything began by it. */
  dated({ rule, at }: DueDate): void {
    const draft = this.#draft;
    draft.keep({ dates: { ...draft.campaigns.dates, [rule.id]: at } });
    draft.guard(rule, () => beginEnrolment(draft, rule, { kind: 'date', campaign: rule.id, at }));
  }

  /** Everything whose time has come; also what a new version of the rules has no place for any more. */
  due(): void {
    passTimers(this.#draft);
  }

  /** What a device brought may be over by what its user has done since. */
  merged(): void {
    endAfterMerge(this.#draft);
  }

  claim(id: string): ClaimAnswer {
    return claimMessage(this.#draft, id);
  }

  /** A message that was claimed did not go out and never will: its place under the caps is free again. */
  giveBack(id: string, reason: WithheldReason): void {
    giveBackMessage(this.#draft, id, reason);
  }
}
