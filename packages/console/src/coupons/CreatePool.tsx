import type { CouponPoolDefinition, CouponValue } from '@footfall/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from '../segments/Problems.tsx';
import { useSession } from '../session/useSession.ts';
import { type CouponPool, createPool } from './couponApi.ts';
import styles from './PoolRow.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  onCreated: (pool: CouponPool) => void;
}

export function CreatePool({ opened, onClose, onCreated }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New coupon pool">
      <Form onClose={onClose} onCreated={onCreated} />
    </Dialog>
  );
}

/** By itself, so that it begins anew each time the dialog opens. */
function Form({ onClose, onCreated }: Omit<Props, 'opened'>) {
  const { site } = useSession();
  const [codes, setCodes] = useState<CouponPoolDefinition['codes']>('generated');
  const [kind, setKind] = useState<CouponValue['kind']>('percent');
  const create = useMutation({ mutationFn: createPool, onSuccess: onCreated });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const number = (name: string) => Number(text(name).replace(',', '.'));
    const given = (name: string) => (text(name) === '' ? {} : { [name]: number(name) });
    const value: CouponValue =
      kind === 'percent'
        ? { kind, percent: number('worth') }
        : kind === 'amount'
          ? { kind, amount: number('worth'), currency: site.currency }
          : { kind, text: text('worth') };
    create.mutate({
      ...{ name: text('name'), codes, value },
      ...(codes === 'generated' && text('prefix') ? { prefix: text('prefix').toUpperCase() } : {}),
      ...given('expiresAfterDays'),
      ...given('perDay'),
      ...(codes === 'uploaded' ? given('lowStock') : {}),
    });
  }
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput name="name" label="Name" autoComplete="off" data-autofocus />
      <div className={styles.pair}>
        <NativeSelect
          label="Codes"
          value={codes}
          data={[
            { value: 'generated', label: 'Made for each person' },
            { value: 'uploaded', label: 'Uploaded' },
          ]}
          onChange={({ currentTarget }) => setCodes(currentTarget.value as CouponPoolDefinition['codes'])}
        />
        {codes === 'generated' ? (
          <TextInput name="prefix" label="Begins with" placeholder="ICE" autoComplete="off" />
        ) : (
          <TextInput name="lowStock" label="Tell me below" placeholder="100" inputMode="numeric" autoComplete="off" />
        )}
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label="Worth"
          value={kind}
          data={[
            { value: 'percent', label: 'Per cent' },
            { value: 'amount', label: `An amount in ${site.currency}` },
            { value: 'text', label: 'Something else' },
          ]}
          onChange={({ currentTarget }) => setKind(currentTarget.value as CouponValue['kind'])}
        />
        <TextInput name="worth" label={kind === 'text' ? 'In words' : 'How much'} autoComplete="off" />
      </div>
      <div className={styles.pair}>
        <TextInput name="expiresAfterDays" label="Days it can be used" placeholder="for ever" inputMode="numeric" />
        <TextInput name="perDay" label="At most a day" placeholder="no limit" inputMode="numeric" />
      </div>
      <Problems error={create.error} what="Not made" />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Make pool
        </Button>
      </DialogActions>
    </form>
  );
}
