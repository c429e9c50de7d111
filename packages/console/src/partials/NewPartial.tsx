import { useLocation } from 'wouter';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { PartialForm } from './PartialForm.tsx';
import { createPartial } from './partialApi.ts';

export function NewPartial() {
  const [, navigate] = useLocation();
  return (
    <>
      <Back to="/partials">All partials</Back>
      <PageHead title="New partial" lead="Its HTML goes into HTML mail, its text everywhere else." />
      <PartialForm
        start={{ name: '', html: '', text: '' }}
        save={createPartial}
        onSaved={({ id }) => navigate(`/partials/${encodeURIComponent(id)}`)}
      />
    </>
  );
}
