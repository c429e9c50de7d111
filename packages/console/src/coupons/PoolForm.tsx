import type { CouponPoolDefinition, CouponValue } from '@footfall/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from '../segments/Problems.tsx';
import { useSession } from '../session/useSession.ts';
import type { CouponPool } from './couponApi.ts';
import styles from './PoolRow.module.css';
import { fieldsOf, type PoolFields, poolFrom } from './poolFrom.ts';

interface Props {
  /** The pool that is changed; missing for a new one. */
  start?: CouponPoolDefinition;
  save: (definition: CouponPoolDefinition) => Promise<CouponPool>;
  onClose: () => void;
  onSaved: (pool: CouponPool) => void;
}

/** What a pool's codes are worth, how long they count, and how many there may be. */
export function PoolForm({ start, save, onClose, onSaved }: Props) {
  const { site } = useSession();
  const [codes, setCodes] = useState(start?.codes ?? 'generated');
  const [kind, setKind] = useState<CouponValue['kind']>(start?.value.kind ?? 'percent');
  const [before] = useState<PoolFields>(start ? fieldsOf(start) : {});
  const saving = useMutation({ mutationFn: save, onSuccess: onSaved });
  // Amounts keep the currency they were written in.
  const currency = start?.value.kind === 'amount' ? start.value.currency : site.currency;
  const minimumCurrency = start?.minimum?.currency ?? site.currency;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as PoolFields;
    // What the form does not show for this kind of pool stays as it was.
    saving.mutate(poolFrom({ ...before, ...form }, { codes, kind, currency, minimumCurrency }));
  }
  const line = (name: keyof PoolFields, label: string, placeholder = '') => (
    <TextInput
      name={name}
      label={label}
      placeholder={placeholder}
      defaultValue={before[name] ?? ''}
      autoComplete="off"
    />
  );
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput name="name" label="Name" defaultValue={before.name ?? ''} autoComplete="off" data-autofocus />
      <div className={styles.pair}>
        <NativeSelect
          label="Codes"
          value={codes}
          disabled={start !== undefined}
          data={[
            { value: 'generated', label: 'Made for each person' },
            { value: 'uploaded', label: 'Uploaded' },
          ]}
          onChange={({ currentTarget }) => setCodes(currentTarget.value as CouponPoolDefinition['codes'])}
        />
        {codes === 'generated' ? line('prefix', 'Begins with', 'ICE') : line('lowStock', 'Tell me below', '100')}
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label="Worth"
          value={kind}
          data={[
            { value: 'percent', label: 'Per cent' },
            { value: 'amount', label: `An amount in ${currency}` },
            { value: 'text', label: 'Something else' },
          ]}
          onChange={({ currentTarget }) => setKind(currentTarget.value as CouponValue['kind'])}
        />
        {line('worth', kind === 'text' ? 'In words' : 'How much')}
      </div>
      <div className={styles.pair}>
        {line('minimum', `Orders from, in ${minimumCurrency}`, 'any order')}
        {line('uses', 'Orders a code is good for', '1')}
      </div>
      <div className={styles.pair}>
        {line('expiresAfterDays', 'Days it can be used', 'for ever')}
        {line('perDay', 'At most a day', 'no limit')}
        {line('perAddress', 'At most for one address', 'no limit')}
      </div>
      <Problems error={saving.error} what="Not saved" />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving.isPending}>
          {start ? 'Save pool' : 'Make pool'}
        </Button>
      </DialogActions>
    </form>
  );
}
