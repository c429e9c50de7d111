import type { CampaignDefinition, CampaignRecipe } from '@footfall/contract';
import { useSearchParams } from 'wouter';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { CampaignForm } from './CampaignForm.tsx';
import { createCampaign, useCampaignRecipes } from './campaignApi.ts';
import { stepOf } from './stepOf.ts';

const BLANK: CampaignDefinition = {
  name: '',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [stepOf('send', [])],
};

/** A campaign nobody has saved yet, from a recipe or from scratch. */
export function NewCampaign() {
  const [params] = useSearchParams();
  const wanted = params.get('recipe');
  const { data, error, refetch } = useCampaignRecipes();
  const recipe = data?.find(({ id }) => id === wanted);
  return (
    <>
      <Back to="/campaigns">All campaigns</Back>
      <PageHead title="New campaign" lead={recipe ? needsWords(recipe) : 'Nobody is in it until it is published.'} />
      {wanted && error && <Failure error={error} what="the recipe" retry={() => void refetch()} />}
      {(!wanted || data) && (
        <CampaignForm key={recipe?.id} start={recipe?.definition ?? BLANK} save={createCampaign} problems={[]} />
      )}
    </>
  );
}

function needsWords({ definition: { name }, needs = {} }: CampaignRecipe): string {
  const things = [
    ...(needs.segment ? [`the segment “${needs.segment.name}”`] : []),
    ...(needs.pool ? ['a coupon pool'] : []),
    ...(needs.survey ? ['a survey'] : []),
  ];
  const from = `From the recipe “${name}”. Change what you like.`;
  return things.length === 0 ? from : `${from} It needs ${things.join(' and ')}: choose yours below.`;
}
