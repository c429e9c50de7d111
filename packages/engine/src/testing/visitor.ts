import type { TakenEvent } from '../input.ts';
import type { Rules, SurveyRule } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';
import type { SurveyInvitation } from '../surveys/invite.ts';
import { mayShow } from '../surveys/may-show.ts';
import type { Page } from '../surveys/page-test.ts';
import { taken } from './taken.ts';

/** Somebody nobody knows, in a browser, at a shop that asks. */
export class Visitor {
  state: CustomerState;
  now: number;
  wakeAt: number | undefined;
  readonly facts: Decision['facts'] = [];
  readonly #rules: Rules;
  readonly #keys = new Set<string>();

  constructor(surveys: SurveyRule[], now: number, { id = 'ann', ...rules }: Partial<Rules> & { id?: string } = {}) {
    this.#rules = { version: 1, currency: 'EUR', timeZone: 'UTC', surveys, ...rules };
    this.now = now;
    this.state = newCustomer('demo', 'a', id, now);
  }

  does(event: Record<string, unknown>, extra: Partial<TakenEvent> = {}): SurveyInvitation[] {
    const base = { anonymousId: this.state.id, userId: undefined };
    return this.takes(taken({ ...base, ...event } as never, this.now, { trusted: false, ...extra }));
  }

  takes(...events: TakenEvent[]): SurveyInvitation[] {
    const decision = step(this.state, { kind: 'events', events }, this.#rules, this.now, (key) => this.#keys.has(key));
    this.#keep(decision);
    return decision.invitations;
  }

  /** Tells what happened to a display. */
  tells(moment: string, survey: string, response: string, more: Record<string, unknown> = {}, solicited = true): this {
    const properties = { survey_id: survey, revision: 1, response_id: response, ...more };
    this.does({ event: `Survey ${moment}`, properties }, { solicited });
    return this;
  }

  /** Lets time pass, with each alarm on time. */
  after(ms: number): this {
    const until = this.now + ms;
    while (this.wakeAt !== undefined && this.wakeAt <= until) {
      this.now = this.wakeAt;
      this.#keep(step(this.state, { kind: 'wake' }, this.#rules, this.now, () => false));
    }
    this.now = until;
    return this;
  }

  mayShow(survey: string, page?: Page): boolean {
    return mayShow(this.state, { survey, revision: 1, ...(page ? { page } : {}) }, this.#rules, this.now);
  }

  factsOf(prefix: string): string[] {
    return this.facts.filter(({ type }) => type.startsWith(prefix)).map(({ type }) => type);
  }

  #keep(decision: Decision): void {
    for (const key of decision.keys) this.#keys.add(key);
    this.state = decision.state;
    this.wakeAt = decision.wakeAt;
    this.facts.push(...decision.facts);
  }
}
