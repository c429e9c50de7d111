import type { SurveyDraft } from '@footfall/contract';
import { useSearchParams } from 'wouter';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { SurveyForm } from './builder/SurveyForm.tsx';
import { createSurvey } from './surveyApi.ts';
import { TEMPLATES } from './templates.ts';

const BLANK: SurveyDraft = {
  v: 1,
  name: '',
  language: 'en',
  questions: [{ id: 'q1', kind: 'nps', text: 'q1', required: true }],
  thanks: 'thanks',
  strings: { en: { q1: 'How likely are you to recommend us to a friend?', thanks: 'Thank you!' } },
  show: { trigger: 'Order Completed' },
};

/** A survey nobody has saved yet, from a template or from scratch. */
export function NewSurvey() {
  const [params] = useSearchParams();
  const template = TEMPLATES.find(({ id }) => id === params.get('template'));
  return (
    <>
      <Back to="/surveys">All surveys</Back>
      <PageHead
        title="New survey"
        lead={
          template
            ? `From the template “${template.draft.name}”. Change what you like.`
            : 'Write the questions; nobody sees them until they are published.'
        }
      />
      <SurveyForm key={template?.id} start={template?.draft ?? BLANK} save={createSurvey} />
    </>
  );
}
