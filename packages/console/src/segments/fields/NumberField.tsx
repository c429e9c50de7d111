import { TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './Field.module.css';

interface Props {
  label: string;
  /** NaN while what is typed is no number. */
  value: number;
  onChange: (value: number) => void;
}

const parsed = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** What is typed stays as it is while it means the value, so that "1." and "1,50" can be typed at all. */
export function NumberField({ label, value, onChange }: Props) {
  const [text, setText] = useState(Number.isNaN(value) ? '' : String(value));
  const shown = Object.is(parsed(text), value) ? text : Number.isNaN(value) ? '' : String(value);
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      aria-label={label}
      className={styles.number ?? ''}
      autoComplete="off"
      value={shown}
      onChange={(change) => {
        setText(change.currentTarget.value);
        onChange(parsed(change.currentTarget.value));
      }}
    />
  );
}
