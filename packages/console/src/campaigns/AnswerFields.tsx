import type { CampaignTrigger, SurveyTrigger } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { TextField } from '../segments/fields/TextField.tsx';
import { ValueTestField } from '../segments/fields/ValueTestField.tsx';
import styles from './CampaignForm.module.css';
import { withMember } from './withMember.ts';

interface Props {
  trigger: SurveyTrigger;
  onChange: (trigger: CampaignTrigger) => void;
}

/** A survey that is completed, or one answer of it that fits. */
export function AnswerFields({ trigger, onChange }: Props) {
  const { survey, question, test } = trigger;
  const completion = (next: SurveyTrigger) => withMember(withMember(next, 'question', undefined), 'test', undefined);
  return (
    <>
      <TextField label="Survey" value={survey} onChange={(next) => onChange({ ...trigger, survey: next })} />
      <Checkbox
        size="xs"
        label="one question of it"
        checked={question !== undefined}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? { ...trigger, question: '' } : completion(trigger))
        }
      />
      {question !== undefined && (
        <>
          <TextField label="Question" value={question} onChange={(next) => onChange({ ...trigger, question: next })} />
          <span className={styles.note}>whose answer</span>
          <ValueTestField value={test ?? { is: 'set' }} onChange={(next) => onChange({ ...trigger, test: next })} />
        </>
      )}
    </>
  );
}
