import { TextField } from './TextField.tsx';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** An ISO 4217 code. */
export function CurrencyField({ value, onChange }: Props) {
  return (
    <TextField
      label="Currency"
      placeholder="EUR"
      value={value}
      onChange={(next) => onChange(next.toUpperCase())}
      width="short"
    />
  );
}
