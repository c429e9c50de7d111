import type { Amount, CampaignDefinition, CampaignReport, HoldoutResult, Share, StepReport } from '@footfall/contract';
import { difference, sampleRatio, share, toDecimal } from '@footfall/engine';
import type { CampaignCount } from './count-facts.ts';

type Count = Omit<CampaignCount, 'campaign' | 'version'>;
const WHOLE = 10_000;

/** What a report is made of. */
export interface ReportInput {
  definition: CampaignDefinition;
  /** Over all versions that are meant. */
  counts: Count[];
  /** Of the version that `definition` is alone: another may have drawn by other weights. */
  ownCounts: Count[];
  messages: { step: string; status: string; count: number }[];
  broadcasts: CampaignReport['broadcasts'];
}

/** What came of a campaign. */
export function campaignReport({ definition, counts, ownCounts, messages, broadcasts }: ReportInput): CampaignReport {
  const all = new Counts(counts);
  const own = new Counts(ownCounts);
  const ended = all.by('', 'ended');
  const started = all.of('', 'started');
  return {
    started,
    running: Math.max(0, started - Object.values(ended).reduce((sum, count) => sum + count, 0)),
    ended,
    goals: { count: all.of('', 'goal'), value: all.amounts('', 'goal') },
    lastTouch: { count: all.of('', 'touch'), value: all.amounts('', 'touch') },
    holdout: holdoutResult(definition, all, own),
    broadcasts,
    steps: definition.steps.map((step): StepReport => {
      const { id } = step;
      return {
        id,
        do: step.do,
        passed: all.of(id, 'passed'),
        by: all.by(id, 'by'),
        requested: all.of(id, 'requested'),
        messages: Object.fromEntries(
          messages.filter((one) => one.step === id).map(({ status, count }) => [status, count]),
        ),
        withheld: all.by(id, 'withheld'),
        deferred: all.by(id, 'deferred'),
        ...(step.do === 'split' ? { split: splitResult(id, step.arms, own) } : {}),
      };
    }),
  };
}

function holdoutResult({ holdout = 0 }: CampaignDefinition, all: Counts, own: Counts): HoldoutResult {
  const [site, campaign] = [all.of('', 'held:site'), all.of('', 'held:campaign')];
  const treated = shareOf(all.of('', 'goal'), all.of('', 'started'));
  const held = shareOf(all.of('', 'held goal'), site + campaign);
  const groups = [
    { count: own.of('', 'held:campaign'), weight: holdout },
    { count: own.of('', 'started'), weight: WHOLE - holdout },
  ];
  return { site, campaign, treated, held, lift: difference(treated, held), sampleRatio: sampleRatio(groups) };
}

function splitResult(
  step: string,
  arms: { name: string; weight: number }[],
  own: Counts,
): NonNullable<StepReport['split']> {
  const people = own.by(step, 'by');
  const shares = arms.map(({ name }) => shareOf(own.of(step, `goal by:${name}`), people[name] ?? 0));
  const [first] = shares;
  return {
    arms: arms.map(({ name, weight }, place) => {
      const goals = shares[place] as Share;
      const apart = place > 0 && first ? difference(goals, first) : null;
      return { name, weight, goals, value: own.amounts(step, `goal by:${name}`), difference: apart };
    }),
    sampleRatio: sampleRatio(arms.map(({ name, weight }) => ({ count: people[name] ?? 0, weight }))),
  };
}

/** Facts come in their own order: a goal may be counted a moment before the start it belongs to. */
function shareOf(count: number, of: number): Share {
  return share(Math.min(count, of), of);
}

/** Counts by step and by what happened. */
class Counts {
  readonly #counts: Count[];

  constructor(counts: Count[]) {
    this.#counts = counts;
  }

  of(step: string, what: string): number {
    return this.#counts.find((one) => one.step === step && one.what === what)?.count ?? 0;
  }

  /** Those that say more behind a colon, by that. */
  by(step: string, kind: string): Record<string, number> {
    return Object.fromEntries(this.#behind(step, kind).map(([name, { count }]) => [name, count]));
  }

  amounts(step: string, kind: string): Amount[] {
    return this.#behind(step, kind).map(([currency, { minor }]) => ({ currency, amount: toDecimal(minor, currency) }));
  }

  #behind(step: string, kind: string): [string, Count][] {
    const start = `${kind}:`;
    return this.#counts
      .filter((one) => one.step === step && one.what.startsWith(start))
      .map((one) => [one.what.slice(start.length), one]);
  }
}
