import { type Measure, MONEY_PROPERTIES, TEXT_PROPERTIES } from '@footfall/contract';
import { Choice, type Options } from '../../parts/Choice.tsx';
import { useRuleContext } from '../conditions/RuleContext.ts';
import { CurrencyField } from './CurrencyField.tsx';
import { Fields } from './Fields.tsx';

const OF: Options<Measure['of']> = [
  ['count', 'how often'],
  ['distinct', 'how many different'],
  ['sum', 'the sum of'],
  ['min', 'the least'],
  ['max', 'the greatest'],
  ['avg', 'the average'],
];
type NumberProperty = 'quantity' | (typeof MONEY_PROPERTIES)[number];
const NUMBERS = ['quantity', ...MONEY_PROPERTIES].map((name): [NumberProperty, string] => [
  name as NumberProperty,
  name,
]);
const TEXTS = TEXT_PROPERTIES.map((name): [(typeof TEXT_PROPERTIES)[number], string] => [
  name,
  name.replace('_id', ''),
]);

interface Props {
  value: Measure | undefined;
  onChange: (value: Measure) => void;
}

/** What of the events is compared with a number. */
export function MeasureField({ value = { of: 'count' }, onChange }: Props) {
  const { currency } = useRuleContext();
  const number = (of: 'sum' | 'min' | 'max' | 'avg', property: NumberProperty): Measure =>
    property === 'quantity' ? { of, property } : { of, property, currency: moneyOf(value) ?? currency };
  const measured = (of: Measure['of']): Measure => {
    if (of === 'count') return { of };
    if (of === 'distinct') return { of, property: 'product_id' };
    return number(of, 'property' in value && isNumber(value.property) ? value.property : 'total');
  };
  return (
    <Fields>
      <Choice label="Measure" value={value.of} options={OF} onChange={(of) => onChange(measured(of))} />
      {value.of === 'distinct' && (
        <Choice
          label="Measured property"
          value={value.property}
          options={TEXTS}
          onChange={(property) => onChange({ of: 'distinct', property })}
        />
      )}
      {value.of !== 'count' && value.of !== 'distinct' && (
        <Choice
          label="Measured property"
          value={value.property}
          options={NUMBERS}
          onChange={(property) => onChange(number(value.of, property))}
        />
      )}
      {'currency' in value && (
        <CurrencyField value={value.currency} onChange={(next) => onChange({ ...value, currency: next })} />
      )}
    </Fields>
  );
}

const moneyOf = (measure: Measure) => ('currency' in measure ? measure.currency : undefined);
const isNumber = (property: string): property is NumberProperty => NUMBERS.some(([name]) => name === property);
