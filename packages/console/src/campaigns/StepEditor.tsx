import type { CampaignStep } from '@footfall/contract';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { IconAction } from '../parts/IconAction.tsx';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { TextField } from '../segments/fields/TextField.tsx';
import { problemWords } from '../segments/words/problemWords.ts';
import styles from './CampaignForm.module.css';
import { StepFields } from './StepFields.tsx';
import { STEP_KINDS, type StepKind, stepOf } from './stepOf.ts';
import { withMember } from './withMember.ts';

interface Props {
  step: CampaignStep;
  place: number;
  steps: CampaignStep[];
  /** It was added just now. */
  focused: boolean;
  onChange: (step: CampaignStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step: what it does, where it leads, and what is wrong with it. */
export function StepEditor({ step, place, steps, focused, onChange, onMove, onRemove }: Props) {
  const { problems } = useRuleContext();
  const kind = useRef<HTMLSelectElement>(null);
  const wrongId = useId();
  useEffect(() => {
    if (focused) kind.current?.focus();
  }, [focused]);
  const name = `Step ${place + 1}`;
  const path = `steps.${place}`;
  const wrong = problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
  const later = steps.slice(place + 1).map(({ id }): [string, string] => [id, id]);
  return (
    <fieldset className={styles.step} aria-label={name} aria-describedby={wrong.length > 0 ? wrongId : undefined}>
      <div className={styles.line}>
        <span className={styles.number}>{place + 1}</span>
        <Choice<StepKind>
          ref={kind}
          label={`${name}: kind`}
          value={step.do}
          options={STEP_KINDS}
          onChange={(next) => onChange(ofKind(step, next))}
        />
        <TextField label={`${name}: id`} value={step.id} onChange={(id) => onChange({ ...step, id })} />
        <span className={styles.tools}>
          <IconAction
            icon={IconArrowUp}
            label={`Move ${name.toLowerCase()} up`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <IconAction
            icon={IconArrowDown}
            label={`Move ${name.toLowerCase()} down`}
            disabled={place === steps.length - 1}
            onClick={() => onMove(1)}
          />
          <IconAction icon={IconTrash} label={`Remove ${name.toLowerCase()}`} onClick={onRemove} />
        </span>
      </div>
      <StepFields name={name} path={path} step={step} later={later} onChange={onChange} />
      {step.do !== 'end' && step.do !== 'split' && later.length > 1 && (
        <div className={styles.line}>
          <span className={styles.note}>then</span>
          <Choice
            label={`${name}: then`}
            value={step.next ?? ''}
            options={[['', 'the next step'], ...later]}
            onChange={(next) => onChange(withMember<CampaignStep, 'next'>(step, 'next', next || undefined))}
          />
        </div>
      )}
      {wrong.length > 0 && (
        <ul id={wrongId} className={styles.problems}>
          {wrong.map((problem) => (
            <li key={problem.path + problem.message}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** Another kind of step at the same place of the way. */
function ofKind({ id, next }: CampaignStep, kind: StepKind): CampaignStep {
  const step = stepOf(kind, [], id);
  return kind === 'end' || kind === 'split' ? step : withMember<CampaignStep, 'next'>(step, 'next', next);
}
