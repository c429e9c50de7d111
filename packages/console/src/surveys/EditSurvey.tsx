import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { SurveyForm } from './builder/SurveyForm.tsx';
import { draftOf } from './draftOf.ts';
import { saveSurvey } from './surveyApi.ts';
import { useSurvey } from './useSurvey.ts';

/** A survey's draft; what is in force stays until it is published. */
export function EditSurvey({ id }: { id: string }) {
  const { data, error, refetch } = useSurvey(id, { live: false });
  return (
    <>
      <Back to={`/surveys/${encodeURIComponent(id)}`}>{data?.name ?? 'Survey'}</Back>
      <PageHead
        title={data ? `Edit ${data.name}` : 'Edit survey'}
        lead={
          data && !data.published
            ? 'Nobody sees it until it is published.'
            : 'Shoppers see what is published until these changes are published too.'
        }
      />
      {error && <Failure error={error} what="this survey" retry={() => void refetch()} />}
      {data && <SurveyForm id={id} start={draftOf(data)} save={(draft) => saveSurvey(id, draft)} />}
    </>
  );
}
