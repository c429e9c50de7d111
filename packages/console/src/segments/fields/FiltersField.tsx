import type { PropertyFilter } from '@footfall/contract';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { useRuleContext } from '../conditions/RuleContext.ts';
import { CurrencyField } from './CurrencyField.tsx';
import styles from './FiltersField.module.css';
import { NumberTestField } from './NumberTestField.tsx';
import { filterOf, PROPERTIES } from './propertyFilters.ts';
import { TextTestField } from './TextTestField.tsx';
import { Word } from './Word.tsx';

interface Props {
  /** Which event is meant, where there are two. */
  of?: string;
  value: PropertyFilter[] | undefined;
  onChange: (value: PropertyFilter[]) => void;
}

/** What is asked of an event's properties: all of it. */
export function FiltersField({ of = '', value = [], onChange }: Props) {
  const { currency } = useRuleContext();
  const replace = (place: number, filter: PropertyFilter) =>
    onChange(value.map((one, index) => (index === place ? filter : one)));
  return (
    <div className={styles.filters}>
      {value.map((filter, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: filters have no id, and their fields hold no state of their own
        <div key={place} className={styles.filter}>
          <Word>{place === 0 ? 'where' : 'and'}</Word>
          <Choice
            label={`Property ${place + 1}`}
            value={filter.property}
            options={PROPERTIES}
            onChange={(property) => replace(place, filterOf(property, filter, currency))}
          />
          <Asked filter={filter} onChange={(next) => replace(place, next)} />
          <IconAction
            icon={IconX}
            label={`Remove filter ${place + 1}`}
            onClick={() => onChange(value.filter((_, index) => index !== place))}
          />
        </div>
      ))}
      <AddRow icon={IconFilterPlus} onClick={() => onChange([...value, filterOf('category', undefined, currency)])}>
        {`Only ${of || 'those'} where…`}
      </AddRow>
    </div>
  );
}

function Asked({ filter, onChange }: { filter: PropertyFilter; onChange: (filter: PropertyFilter) => void }) {
  if ('test' in filter) {
    return (
      <TextTestField label={filter.property} value={filter.test} onChange={(test) => onChange({ ...filter, test })} />
    );
  }
  return (
    <>
      <NumberTestField label={filter.property} value={filter.is} onChange={(is) => onChange({ ...filter, is })} />
      {'currency' in filter && (
        <CurrencyField value={filter.currency} onChange={(currency) => onChange({ ...filter, currency })} />
      )}
    </>
  );
}
