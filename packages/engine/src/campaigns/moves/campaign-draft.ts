import type { WithheldReason } from '@footfall/contract';
import type { FactBody } from '../../fact.ts';
import type { Rules } from '../../rules.ts';
import type { CustomerState } from '../../state.ts';
import { type CampaignRule, campaignPlan } from '../campaign-plan.ts';
import type { CampaignSaid } from '../fact.ts';
import { type CampaignsState, type Enrolment, type Message, noCampaigns } from '../state.ts';

/** A customer's campaigns while one thing happens to them: the state is as it comes to be, facts gather. */
export class CampaignDraft {
  readonly facts: { at: number; body: FactBody }[] = [];
  /** Traits that steps have set. */
  readonly traits = new Set<string>();
  readonly rules: Rules;
  readonly now: number;
  state: CustomerState;

  constructor(state: CustomerState, rules: Rules, now: number) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  get campaigns(): CampaignsState {
    return this.state.campaigns ?? noCampaigns();
  }

  keep(changed: Partial<CampaignsState>): void {
    this.state = { ...this.state, campaigns: { ...this.campaigns, ...changed } };
  }

  tell(body: FactBody, at = this.now): void {
    this.facts.push({ at, body });
  }

  ruleOf({ campaign, version }: { campaign: string; version: number }): CampaignRule | undefined {
    return campaignPlan(this.rules).find(campaign, version);
  }

  waitingFor(message: string): Enrolment | undefined {
    return this.campaigns.running.find((enrolment) => enrolment.message === message);
  }

  /** What facts say of an enrolment; where the rules have its version no more, its id stands for its name. */
  said(about: Pick<Enrolment, 'campaign' | 'version' | 'run' | 'entity'>): CampaignSaid {
    const { campaign: id, version, run, entity } = about;
    const name = this.ruleOf(about)?.definition.name ?? id;
    return { campaign: { id, name, version }, run, ...(entity === undefined ? {} : { entity }) };
  }

  /** A rule that throws is told of and stops nobody else; the enrolment it was about is over. */
  guard(rule: CampaignRule, act: () => void, enrolment?: Enrolment): void {
    const before = this.state;
    const told = this.facts.length;
    try {
      act();
    } catch (error) {
      this.state = before;
      this.facts.length = told;
      this.tell({ type: 'rule.failed', rule: `campaign:${rule.id}`, error: String(error) });
      if (enrolment) this.drop(enrolment);
    }
  }

  mark(message: Message, over: WithheldReason): void {
    const { messages } = this.campaigns;
    this.keep({ messages: messages.map((known) => (known.id === message.id ? { ...known, over } : known)) });
  }

  drop({ run }: Enrolment): void {
    this.keep({ running: this.campaigns.running.filter((known) => known.run !== run) });
  }

  replace({ run }: Enrolment, next: Enrolment): void {
    this.keep({ running: this.campaigns.running.map((known) => (known.run === run ? next : known)) });
  }

  latest({ run, ...rest }: Enrolment): Enrolment {
    return this.campaigns.running.find((known) => known.run === run) ?? { run, ...rest };
  }

  waits(enrolment: Enrolment, waiting: Pick<Enrolment, 'until' | 'message' | 'expiresAt'>): 'waits' {
    this.replace(enrolment, { ...enrolment, ...waiting });
    return 'waits';
  }
}
