import { ANY_EVENT } from '@footfall/contract';
import { useId } from 'react';
import { TextField } from './TextField.tsx';

interface Props {
  label?: string;
  value: string;
  onChange: (value: string) => void;
}

/** What shops tell most; any other name can be typed. */
const COMMON: [string, string][] = [
  [ANY_EVENT, 'Anything they do'],
  ['page', 'A page was viewed'],
  ['Product Viewed', ''],
  ['Products Searched', ''],
  ['Product List Viewed', ''],
  ['Product Added', ''],
  ['Product Removed', ''],
  ['Cart Viewed', ''],
  ['Cart Updated', ''],
  ['Checkout Started', ''],
  ['Order Completed', ''],
  ['Order Refunded', ''],
  ['Signed In', ''],
  ['Survey Completed', ''],
];

/** The name of an event. */
export function EventField({ label = 'Event', value, onChange }: Props) {
  const list = useId();
  return (
    <>
      <TextField label={label} value={value} onChange={onChange} list={list} />
      <datalist id={list}>
        {COMMON.map(([name, words]) => (
          <option key={name} value={name} label={words || name} />
        ))}
      </datalist>
    </>
  );
}
