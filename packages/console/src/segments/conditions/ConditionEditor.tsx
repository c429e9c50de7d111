import type { SegmentCondition } from '@footfall/contract';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { problemWords } from '../words/problemWords.ts';
import styles from './ConditionEditor.module.css';
import { ConditionFields } from './ConditionFields.tsx';
import { conditionOf, GROUP_KINDS, KINDS, type Kind } from './conditionKinds.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { NotEditor } from './NotEditor.tsx';
import { problemsAt } from './problemsAt.ts';
import { useRuleContext } from './RuleContext.ts';

interface Props {
  value: SegmentCondition;
  /** JSON path from the definition on, as problems are told. */
  path: string;
  /** What it is called aloud, as in "Condition 2.1". */
  label: string;
  onChange: (value: SegmentCondition) => void;
  /** The outermost one stays, as a group. */
  onRemove?: () => void;
  /** It was added just now. */
  focused?: boolean;
}

/** One condition of a rule, with those inside it and what is wrong with it. */
export function ConditionEditor({ value, path, label, onChange, onRemove, focused = false }: Props) {
  const { currency, problems } = useRuleContext();
  const problemsId = useId();
  const kind = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (focused) kind.current?.focus();
  }, [focused]);
  const isGroup = value.op === 'all' || value.op === 'any' || value.op === 'not';
  const wrong = problemsAt(problems, path, isGroup);
  return (
    <fieldset
      className={styles.condition}
      data-group={isGroup || undefined}
      data-wrong={wrong.length > 0 || undefined}
      aria-describedby={wrong.length > 0 ? problemsId : undefined}
    >
      <legend>{label}</legend>
      <div className={styles.line}>
        <div className={styles.fields}>
          <Choice<Kind>
            ref={kind}
            label={`${label}: kind`}
            className={styles.kind}
            value={value.op}
            options={onRemove ? KINDS : GROUP_KINDS}
            onChange={(op) => onChange(conditionOf(op, value, currency))}
          />
          {!isGroup && <ConditionFields value={value} onChange={onChange} />}
        </div>
        {onRemove && <IconAction icon={IconTrash} label={`Remove ${label.toLowerCase()}`} onClick={onRemove} />}
      </div>
      {(value.op === 'all' || value.op === 'any') && (
        <GroupEditor value={value} path={path} label={label} onChange={onChange} />
      )}
      {value.op === 'not' && <NotEditor value={value} path={path} label={label} onChange={onChange} />}
      {wrong.length > 0 && (
        <ul id={problemsId} className={styles.problems}>
          {wrong.map((problem) => (
            <li key={problem.path + problem.message}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
