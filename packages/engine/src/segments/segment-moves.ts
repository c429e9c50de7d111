import type { SegmentRule } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { evaluate } from './evaluate.ts';
import { moveOf } from './move-of.ts';
import { earliestDue, type SegmentMark, type SegmentsState } from './segment-marks.ts';
import { type SegmentPlan, segmentPlan, type Touched, touchedPlaces } from './segment-plan.ts';
import { Subject } from './subject.ts';

/** Failures told of per customer and version of the rules; more say nothing new. */
const MAX_FAILURES = 20;

/** A customer's segments after something happened, and the facts that follow, each with its instant. */
export interface SegmentMoves {
  segments: SegmentsState;
  facts: { at: number; body: FactBody }[];
}

/**
 * Brings the segments to `now` as time alone changes them, each flip at its own instant however late this is asked;
 * then, under rules this customer has not seen, evaluates what was changed. `now` must not be before `segments.at`.
 */
export function catchUp(state: CustomerState, rules: Rules, now: number): SegmentMoves {
  const plan = segmentPlan(rules);
  const seen = state.segments.rulesVersion;
  const moves = new Moves(state, rules, plan);
  const isChanged = (segment: SegmentRule) => segment.changedIn > seen;
  for (let due = earliestDue(moves.segments); due !== undefined && due <= now; due = earliestDue(moves.segments)) {
    moves.at(due);
    const places = moves.takeDue(due, isChanged);
    moves.evaluate(places);
  }
  moves.at(now);
  // Somebody nobody has seen before enters with their first event, not silently before it.
  if (state.sequence > 0 && rules.version > seen) moves.changeRules(isChanged);
  return moves.result();
}

/** Evaluates the segments that a change can touch; all of them at a customer's first event. */
export function afterChange(state: CustomerState, rules: Rules, now: number, touched: Touched): SegmentMoves {
  const plan = segmentPlan(rules);
  const moves = new Moves(state, rules, plan);
  moves.at(now);
  const isNew = state.segments.rulesVersion === 0;
  moves.evaluate(isNew ? new Set(plan.segments.keys()) : touchedPlaces(plan, touched));
  return moves.result(rules.version);
}

/** Evaluates all segments of a customer who has just become more than they were. */
export function afterMerge(state: CustomerState, rules: Rules, now: number): SegmentMoves {
  const moves = new Moves(state, rules, segmentPlan(rules));
  moves.at(now);
  moves.evaluate(new Set(segmentPlan(rules).segments.keys()));
  return moves.result(rules.version);
}

class Moves {
  readonly #state: CustomerState;
  readonly #rules: Rules;
  readonly #plan: SegmentPlan;
  readonly #facts: SegmentMoves['facts'] = [];
  #marks: Record<string, SegmentMark>;
  #failed: string[];
  #ownMarks = false;
  #now: number;
  #version: number;

  constructor(state: CustomerState, rules: Rules, plan: SegmentPlan) {
    this.#state = state;
    this.#rules = rules;
    this.#plan = plan;
    this.#marks = state.segments.marks;
    this.#failed = state.segments.failed ?? [];
    this.#now = state.segments.at;
    this.#version = state.segments.rulesVersion;
  }

  get segments(): SegmentsState {
    const failed = this.#failed.length > 0 ? { failed: this.#failed } : {};
    return { rulesVersion: this.#version, at: this.#now, marks: this.#marks, ...failed };
  }

  at(now: number): void {
    this.#now = now;
  }

  result(version?: number): SegmentMoves {
    if (version !== undefined) this.#version = Math.max(this.#version, version);
    return { segments: this.segments, facts: this.#facts };
  }

  /** The segments due at an instant. Those whose rule is another by now wait for that rule without a due time. */
  takeDue(due: number, isChanged: (segment: SegmentRule) => boolean): Set<number> {
    const places = new Set<number>();
    for (const [id, [since, until]] of Object.entries(this.#marks)) {
      if (until !== due) continue;
      const place = this.#plan.places.get(id);
      const segment = place === undefined ? undefined : this.#plan.segments[place];
      if (place === undefined || !segment || isChanged(segment)) this.#mark(id, [since, 0]);
      else places.add(place);
    }
    return places;
  }

  /** Forgets what is no longer asked, and evaluates what is asked anew: silently unless the segment says otherwise. */
  changeRules(isChanged: (segment: SegmentRule) => boolean): void {
    for (const id of Object.keys(this.#marks)) if (this.#isGone(id)) this.#mark(id, [0, 0]);
    this.#failed = [];
    this.#version = this.#rules.version;
    const changed = [...this.#plan.segments.keys()].filter((place) =>
      isChanged(this.#plan.segments[place] as SegmentRule),
    );
    this.evaluate(new Set(changed), true);
  }

  /** Whether the segment a mark was made for was deleted, also where there is a new one of the same id. */
  #isGone(id: string): boolean {
    const segment = this.#plan.segments[this.#plan.places.get(id) ?? -1];
    return !segment || (segment.createdIn ?? 0) > this.#version;
  }

  /** In the plan's order, so that a segment sees what those it asks about came to in this very step. */
  evaluate(places: Set<number>, backfill = false): void {
    if (places.size === 0) return;
    const { profile, history, firstId } = this.#state;
    const { timeZone, rewards = 'trusted' } = this.#rules;
    let subject: Subject | undefined;
    for (const [place, segment] of this.#plan.segments.entries()) {
      if (!places.has(place)) continue;
      subject ??= new Subject({
        profile,
        history,
        firstId,
        now: this.#now,
        timeZone,
        rewards,
        marks: this.#openMarks(),
      });
      const before = this.#marks[segment.id] ?? [0, 0];
      this.#move(segment, subject, backfill && !segment.announceExisting);
      const after = this.#marks[segment.id] ?? [0, 0];
      if (before[0] === after[0] && before[1] === after[1]) continue;
      for (const dependent of this.#plan.dependents[place] ?? []) places.add(dependent);
    }
  }

  #move(segment: SegmentRule, subject: Subject, silent: boolean): void {
    const { id } = segment;
    const since = this.#marks[id]?.[0] ?? 0;
    try {
      const counts = this.#state.kind === 'u' || segment.include === 'everyone';
      const { member, until, truncated } = counts ? evaluate(segment.when, subject) : outside;
      // An object that is due for ever would never come to an end.
      if (until <= this.#now) throw new Error(`due again at ${until}, and it is ${this.#now}`);
      const due = Number.isFinite(until) ? until : 0;
      this.#mark(id, [member ? since || this.#now : 0, due]);
      if (member === (since !== 0)) return;
      const type = member ? 'segment.entered' : 'segment.left';
      const marked = { ...(silent ? { silent } : {}), ...(truncated ? { history_truncated: truncated } : {}) };
      this.#tell({ type, ...moveOf(segment, this.#now), ...marked });
    } catch (error) {
      this.#mark(id, [since, 0]);
      if (this.#failed.includes(id) || this.#failed.length >= MAX_FAILURES) return;
      this.#failed = [...this.#failed, id];
      this.#tell({ type: 'rule.failed', rule: `segment:${id}`, error: String(error) });
    }
  }

  #tell(body: FactBody): void {
    this.#facts.push({ at: this.#now, body });
  }

  #mark(id: string, mark: SegmentMark): void {
    const marks = this.#openMarks();
    if (mark[0] === 0 && mark[1] === 0) delete marks[id];
    else marks[id] = mark;
  }

  /** The marks as this may write them: the state it was given stays as it is. */
  #openMarks(): Record<string, SegmentMark> {
    if (!this.#ownMarks) this.#marks = { ...this.#marks };
    this.#ownMarks = true;
    return this.#marks;
  }
}

const outside = { member: false, until: Number.POSITIVE_INFINITY, truncated: false };
