import type { SegmentDefinition } from '@footfall/contract';
import { useSearchParams } from 'wouter';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from './Back.tsx';
import { SegmentForm } from './SegmentForm.tsx';
import { createSegment } from './segmentApi.ts';
import { useRecipes } from './useRecipes.ts';

const BLANK: SegmentDefinition = {
  name: '',
  when: {
    op: 'all',
    of: [{ op: 'did', event: 'Order Completed', within: { kind: 'last', amount: 30, unit: 'days' } }],
  },
};

/** A segment nobody has saved yet, from a recipe or from scratch. */
export function NewSegment() {
  const [params] = useSearchParams();
  const wanted = params.get('recipe');
  const { data, error, refetch } = useRecipes();
  const recipe = data?.find(({ id }) => id === wanted);
  const start = recipe ? { name: recipe.name, description: recipe.description, when: recipe.when } : BLANK;
  return (
    <>
      <Back to="/segments">All segments</Back>
      <PageHead
        title="New segment"
        lead={
          recipe
            ? `From the recipe “${recipe.name}”. Change what you like.`
            : 'Build the rule; nobody is in it until it is published.'
        }
      />
      {wanted && error && <Failure error={error} what="the recipe" retry={() => void refetch()} />}
      {(!wanted || data) && <SegmentForm key={recipe?.id} start={start} save={createSegment} />}
    </>
  );
}
