import { TextInput } from '@mantine/core';
import styles from './Field.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Id of a list of suggestions. */
  list?: string;
  placeholder?: string;
  width?: 'text' | 'wide' | 'short' | 'date';
  type?: 'text' | 'date';
}

export function TextField({ label, value, onChange, list, placeholder, width = 'text', type = 'text' }: Props) {
  return (
    <TextInput
      size="xs"
      type={type}
      aria-label={label}
      className={styles[width] ?? ''}
      autoComplete="off"
      spellCheck={false}
      value={value}
      placeholder={placeholder ?? label}
      {...(list ? { list } : {})}
      onChange={(change) => onChange(change.currentTarget.value)}
    />
  );
}
