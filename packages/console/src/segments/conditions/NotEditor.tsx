import type { NotCondition, SegmentCondition } from '@footfall/contract';
import { ConditionEditor } from './ConditionEditor.tsx';
import styles from './GroupEditor.module.css';

interface Props {
  value: NotCondition;
  path: string;
  label: string;
  onChange: (value: SegmentCondition) => void;
}

/** What must not hold. Without it the "not" goes as well, and what was inside stays. */
export function NotEditor({ value, path, label, onChange }: Props) {
  return (
    <div className={styles.inside}>
      <ConditionEditor
        value={value.of}
        path={`${path}.of`}
        label={`${label}, not`}
        onChange={(of) => onChange({ ...value, of })}
        onRemove={() => onChange(value.of)}
      />
    </div>
  );
}
