import type { CampaignDefinition } from '@footfall/contract';
import { toDecimal } from '@footfall/engine';
import type { CampaignCount } from './count-facts.ts';

type Count = Omit<CampaignCount, 'campaign' | 'version'>;

/** What came of a campaign: from how many began it to why which message was not sent. */
export interface CampaignReport {
  started: number;
  /** In it now. */
  running: number;
  /** Left out to compare with, and how many of those reached the goal all the same. */
  held: { site: number; campaign: number; goals: number };
  ended: Record<string, number>;
  /** Credited to this campaign, whatever others they were in. */
  goals: { count: number; value: { currency: string; amount: number }[] };
  steps: StepReport[];
}

export interface StepReport {
  id: string;
  do: string;
  passed: number;
  /** By which arm, or how a branch or a wait came out. */
  by: Record<string, number>;
  requested: number;
  /** Messages by where they stand. */
  messages: Record<string, number>;
  withheld: Record<string, number>;
  deferred: Record<string, number>;
}

export function campaignReport(
  { steps }: CampaignDefinition,
  counts: Count[],
  messages: { step: string; status: string; count: number }[],
): CampaignReport {
  const of = (step: string, what: string) => counts.find((one) => one.step === step && one.what === what)?.count ?? 0;
  const by = (step: string, kind: string) =>
    Object.fromEntries(
      counts.flatMap(({ step: at, what, count }) =>
        at === step && what.startsWith(`${kind}:`) ? [[what.slice(kind.length + 1), count]] : [],
      ),
    );
  const ended = by('', 'ended');
  const started = of('', 'started');
  const value = counts
    .filter(({ what }) => what.startsWith('goal:'))
    .map(({ what, minor }) => ({ currency: what.slice(5), amount: toDecimal(minor, what.slice(5)) }));
  return {
    started,
    running: Math.max(0, started - Object.values(ended).reduce((sum, count) => sum + count, 0)),
    held: { site: of('', 'held:site'), campaign: of('', 'held:campaign'), goals: of('', 'held goal') },
    ended,
    goals: { count: of('', 'goal'), value },
    steps: steps.map(({ id, do: kind }) => ({
      id,
      do: kind,
      passed: of(id, 'passed'),
      by: by(id, 'by'),
      requested: of(id, 'requested'),
      messages: Object.fromEntries(
        messages.filter(({ step }) => step === id).map(({ status, count }) => [status, count]),
      ),
      withheld: by(id, 'withheld'),
      deferred: by(id, 'deferred'),
    })),
  };
}
