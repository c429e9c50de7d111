import type { EventStatus } from '@footfall/contract';
import type { ClaimAnswer } from '../campaigns/moves/claim-answer.ts';
import type { Fact, FactBase, FactBody } from '../fact.ts';
import type { Counted } from '../merge/counted.ts';
import type { CustomerState } from '../state.ts';
import type { SurveyInvitation } from '../surveys/invite.ts';

/** What the customer's object is to do after one step. */
export interface Decision {
  state: CustomerState;
  /** The state says something else than before, so it is to be kept, whether or not there are facts. */
  changed: boolean;
  facts: Fact[];
  /** For each event of an `events` input, in its order. */
  verdicts: Verdict[];
  /** Why events could not be applied, for whoever mends it. */
  failures: { messageId: string; error: string }[];
  /** Keys to remember from now on. */
  keys: string[];
  /** What was counted under each of those keys; orders are known by their number instead. */
  counted: Map<string, Counted>;
  /** What the browser is to do now. */
  invitations: SurveyInvitation[];
  /** Of a `claim` input. */
  claim?: ClaimAnswer;
  /** Earliest instant at which time alone changes something, epoch milliseconds: `{ kind: 'wake' }` is due then. */
  wakeAt?: number;
}

/**
 * - `unwelcome` told of somebody who was erased (see `isWelcome`)
 * - `failed` it could not be applied: it is to come again
 * - `parked` it could not be applied three times: a person is to look at it
 */
export type Verdict = Extract<EventStatus, 'accepted' | 'duplicate'> | 'unwelcome' | 'failed' | 'parked';

/** Why a fact came about. */
export type Because = Omit<FactBase, 'sequence' | 'at'>;
/** Nothing decided yet. */
export function undecided(state: CustomerState): Decision {
  return {
    state,
    changed: false,
    facts: [],
    verdicts: [],
    failures: [],
    keys: [],
    counted: new Map(),
    invitations: [],
  };
}

/** Facts are numbered without a gap. */
export function tell(decision: Decision, at: number, body: FactBody, base: Because = {}): void {
  const sequence = decision.state.sequence + 1;
  decision.facts.push({ sequence, at, ...base, ...body });
  decision.state = { ...decision.state, sequence };
}
