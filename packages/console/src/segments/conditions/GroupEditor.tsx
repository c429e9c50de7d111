import type { AllCondition, AnyCondition, SegmentCondition } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ConditionEditor } from './ConditionEditor.tsx';
import { conditionOf } from './conditionKinds.ts';
import styles from './GroupEditor.module.css';
import { useRuleContext } from './RuleContext.ts';

interface Props {
  value: AllCondition | AnyCondition;
  path: string;
  label: string;
  onChange: (value: SegmentCondition) => void;
}

/** The conditions of a group, and more of them. */
export function GroupEditor({ value, path, label, onChange }: Props) {
  const { currency } = useRuleContext();
  const [added, setAdded] = useState<number>();
  const add = useRef<HTMLButtonElement>(null);
  const set = (of: SegmentCondition[]) => onChange({ ...value, of });
  const push = (condition: SegmentCondition) => {
    setAdded(value.of.length);
    set([...value.of, condition]);
  };
  return (
    <div className={styles.inside}>
      {value.of.map((condition, place) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id; fields follow their values when places shift
          key={place}
          value={condition}
          path={`${path}.of.${place}`}
          label={label === ROOT ? `Condition ${place + 1}` : `${label}.${place + 1}`}
          focused={added === place}
          onChange={(next) => set(value.of.map((one, index) => (index === place ? next : one)))}
          onRemove={() => {
            setAdded(undefined);
            set(value.of.filter((_, index) => index !== place));
            add.current?.focus();
          }}
        />
      ))}
      <div className={styles.add}>
        <Button
          ref={add}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={() => push(conditionOf('did', undefined, currency))}
        >
          Add condition
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={() =>
            push({ op: value.op === 'all' ? 'any' : 'all', of: [conditionOf('did', undefined, currency)] })
          }
        >
          Add group
        </Button>
      </div>
    </div>
  );
}

/** What the outermost group is called. */
export const ROOT = 'Rule';
