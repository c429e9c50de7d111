import type { CampaignStep } from '@footfall/contract';
import { Choice } from '../parts/Choice.tsx';
import { ConditionEditor } from '../segments/conditions/ConditionEditor.tsx';
import { grouped } from '../segments/conditions/grouped.ts';
import { EventPatternField } from '../segments/fields/EventPatternField.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';
import { DataFields } from './DataFields.tsx';
import { SendFields } from './SendFields.tsx';
import { SplitFields } from './SplitFields.tsx';
import { TraitValueFields } from './TraitValueFields.tsx';
import { WaitFields } from './WaitFields.tsx';
import { withMember } from './withMember.ts';

interface Props {
  /** What the step is called aloud. */
  name: string;
  /** Its JSON path, as problems are told. */
  path: string;
  step: CampaignStep;
  /** Steps it may lead to. */
  later: [string, string][];
  onChange: (step: CampaignStep) => void;
}

/** What a step of its kind asks for. */
export function StepFields({ name, path, step, later, onChange }: Props) {
  const leads = (label: string, value: string, set: (to: string) => void, none = 'choose a later step') => (
    <Choice label={`${name}: ${label}`} value={value} options={[['', none], ...later]} onChange={set} />
  );
  switch (step.do) {
    case 'send':
      return <SendFields name={name} step={step} onChange={onChange} />;
    case 'wait':
      return <WaitFields name={name} step={step} onChange={onChange} />;
    case 'waitUntil': {
      const { onTimeout: _before, ...rest } = step;
      return (
        <div className={styles.line}>
          <EventPatternField
            label={`${name}: event`}
            value={step.event}
            onChange={(event) => onChange({ ...step, event })}
          />
          <span className={styles.note}>at most</span>
          <SpanField
            label={`${name}: timeout`}
            value={step.timeout}
            onChange={(timeout) => onChange({ ...step, timeout })}
          />
          <span className={styles.note}>else go to</span>
          {leads(
            'else',
            step.onTimeout ?? '',
            (to) => onChange(to ? { ...rest, onTimeout: to } : rest),
            'the next step',
          )}
        </div>
      );
    }
    case 'branch':
      return (
        <div className={styles.wide}>
          <ConditionEditor
            value={grouped(step.if)}
            path={`${path}.if`}
            label={`${name}: condition`}
            onChange={(next) => onChange({ ...step, if: next })}
          />
          <div className={styles.line}>
            <span className={styles.note}>If it does not hold, go to</span>
            {leads('else', step.else, (to) => onChange({ ...step, else: to }))}
          </div>
        </div>
      );
    case 'split':
      return <SplitFields name={name} step={step} later={later} onChange={onChange} />;
    case 'coupon': {
      const { else: _before, ...rest } = step;
      return (
        <div className={styles.line}>
          <TextField
            label={`${name}: coupon pool`}
            value={step.pool}
            onChange={(pool) => onChange({ ...step, pool })}
          />
          <span className={styles.note}>without one</span>
          {leads('else', step.else ?? '', (to) => onChange(to ? { ...rest, else: to } : rest), 'end')}
        </div>
      );
    }
    case 'survey':
      return (
        <TextField label={`${name}: survey`} value={step.survey} onChange={(survey) => onChange({ ...step, survey })} />
      );
    case 'setTrait':
      return <TraitValueFields name={name} step={step} onChange={onChange} />;
    case 'webhook':
      return (
        <DataFields
          name={name}
          data={step.data ?? {}}
          onChange={(data) => onChange(withMember(step, 'data', Object.keys(data).length > 0 ? data : undefined))}
        />
      );
    case 'end':
      return null;
  }
}
