import { Checkbox } from '@mantine/core';
import { Choice } from '../../parts/Choice.tsx';
import { CurrencyField } from '../fields/CurrencyField.tsx';
import { Fields } from '../fields/Fields.tsx';
import { NumberTestField } from '../fields/NumberTestField.tsx';
import { SpanField } from '../fields/SpanField.tsx';
import { TextField } from '../fields/TextField.tsx';
import styles from './CartFields.module.css';
import type { FieldsProps } from './FieldsProps.ts';
import { useRuleContext } from './RuleContext.ts';
import { without } from './without.ts';

const PROPERTIES = [
  ['category', 'category'],
  ['product_id', 'product'],
] as const;

/** There is a cart, and what is checked holds for it. */
export function CartFields({ value: cart, onChange }: FieldsProps<'cart'>) {
  const { currency } = useRuleContext();
  const { value, contains, olderThan } = cart;
  const worth = { currency, is: { is: 'above', value: 50 } } as const;
  const holding = { property: 'category', value: '' } as const;
  const untouched = { amount: 1, unit: 'hours' } as const;
  return (
    <div className={styles.lines}>
      <Fields>
        <Checkbox
          size="xs"
          label="worth"
          checked={value !== undefined}
          onChange={() => onChange(value ? without(cart, 'value') : { ...cart, value: worth })}
        />
        {value && (
          <>
            <NumberTestField
              label="Worth"
              value={value.is}
              onChange={(is) => onChange({ ...cart, value: { ...value, is } })}
            />
            <CurrencyField
              value={value.currency}
              onChange={(next) => onChange({ ...cart, value: { ...value, currency: next } })}
            />
          </>
        )}
      </Fields>
      <Fields>
        <Checkbox
          size="xs"
          label="with something in it"
          checked={contains !== undefined}
          onChange={() => onChange(contains ? without(cart, 'contains') : { ...cart, contains: holding })}
        />
        {contains && (
          <>
            <Choice
              label="In the cart"
              value={contains.property}
              options={PROPERTIES}
              onChange={(property) => onChange({ ...cart, contains: { ...contains, property } })}
            />
            <TextField
              label="Which one"
              placeholder="sorbet"
              value={contains.value}
              onChange={(text) => onChange({ ...cart, contains: { ...contains, value: text } })}
            />
          </>
        )}
      </Fields>
      <Fields>
        <Checkbox
          size="xs"
          label="untouched for at least"
          checked={olderThan !== undefined}
          onChange={() => onChange(olderThan ? without(cart, 'olderThan') : { ...cart, olderThan: untouched })}
        />
        {olderThan && (
          <SpanField label="Untouched" value={olderThan} onChange={(span) => onChange({ ...cart, olderThan: span })} />
        )}
      </Fields>
    </div>
  );
}
