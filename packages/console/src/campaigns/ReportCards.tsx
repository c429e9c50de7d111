import type { CampaignAnswer } from '@footfall/contract';
import { Failure } from '../parts/Failure.tsx';
import { AnswersCard } from './AnswersCard.tsx';
import { useCampaignReport } from './campaignApi.ts';
import { FunnelCard } from './FunnelCard.tsx';
import { HoldoutCard } from './HoldoutCard.tsx';
import { RevenueCard } from './RevenueCard.tsx';
import { SplitCard } from './SplitCard.tsx';

/** What came of a campaign, as it comes in. */
export function ReportCards({ campaign }: { campaign: CampaignAnswer }) {
  const { data, error, refetch } = useCampaignReport(campaign.id);
  if (!data) return error ? <Failure error={error} what="the report" retry={() => void refetch()} /> : <p>Loading…</p>;
  return (
    <>
      <FunnelCard campaign={campaign} report={data} />
      <AnswersCard campaign={campaign.id} />
      {data.steps.map(({ id, split }) => split && <SplitCard key={id} step={id} split={split} />)}
      {campaign.goal && <RevenueCard report={data} />}
      {data.holdout.site + data.holdout.campaign > 0 && <HoldoutCard holdout={data.holdout} />}
    </>
  );
}
