import { NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Ref } from 'react';

interface Props<Value extends string> {
  /** Said to those who cannot see what stands around it. */
  label: string;
  value: Value;
  /** Each value with its words, or groups of them. */
  options: Options<Value> | { group: string; options: Options<Value> }[];
  onChange: (value: Value) => void;
  className?: string | undefined;
  ref?: Ref<HTMLSelectElement>;
}
export type Options<Value extends string> = readonly (readonly [Value, string])[];

/** One of a few. */
export function Choice<Value extends string>({ label, value, options, onChange, className, ref }: Props<Value>) {
  return (
    <NativeSelect
      size="xs"
      ref={ref ?? null}
      aria-label={label}
      className={className ?? ''}
      rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
      value={value}
      onChange={(change) => onChange(change.currentTarget.value as Value)}
    >
      {options.map((one) =>
        'group' in one ? (
          <optgroup key={one.group} label={one.group}>
            {one.options.map(option)}
          </optgroup>
        ) : (
          option(one)
        ),
      )}
    </NativeSelect>
  );
}

function option([value, words]: readonly [string, string]) {
  return (
    <option key={value} value={value}>
      {words}
    </option>
  );
}
