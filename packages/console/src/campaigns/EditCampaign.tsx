import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { CampaignForm } from './CampaignForm.tsx';
import { saveCampaign, useCampaign } from './campaignApi.ts';
import { definitionOf } from './definitionOf.ts';

/** A campaign's draft; what is in force stays until it is published. */
export function EditCampaign({ id }: { id: string }) {
  const { data, error, refetch } = useCampaign(id, { live: false });
  return (
    <>
      <Back to={`/campaigns/${encodeURIComponent(id)}`}>{data?.name ?? 'Campaign'}</Back>
      <PageHead
        title={data ? `Edit ${data.name}` : 'Edit campaign'}
        lead="Whoever is in it finishes the version they are in; a change counts from when it is published."
      />
      {error && <Failure error={error} what="this campaign" retry={() => void refetch()} />}
      {data && (
        <CampaignForm
          id={id}
          start={definitionOf(data)}
          problems={data.problems ?? []}
          save={(definition) => saveCampaign(id, definition)}
        />
      )}
    </>
  );
}
