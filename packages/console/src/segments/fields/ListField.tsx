import { useState } from 'react';
import { TextField } from './TextField.tsx';

interface Props {
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
}

const parsed = (text: string) =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

/** Texts with commas between them. */
export function ListField({ label, values, onChange }: Props) {
  const [text, setText] = useState(values.join(', '));
  const shown = JSON.stringify(parsed(text)) === JSON.stringify(values) ? text : values.join(', ');
  return (
    <TextField
      label={label}
      placeholder="one, another"
      value={shown}
      width="wide"
      onChange={(next) => {
        setText(next);
        onChange(parsed(next));
      }}
    />
  );
}
