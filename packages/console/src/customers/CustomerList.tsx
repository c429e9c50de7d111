import type { CustomerSummary } from '@footfall/contract';
import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronDown, IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import styles from './CustomerList.module.css';
import { CustomerRow } from './CustomerRow.tsx';

const EVERY_MS = 10_000;
/** Between two letters of somebody who types. */
const TYPING_MS = 250;

/** Everyone the site knows, newest activity first. What is looked for lives in the address. */
export function CustomerList() {
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get('q') ?? '');
  const [settled] = useDebouncedValue(search, TYPING_MS);
  const trust = params.get('trust') ?? '';
  useEffect(() => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (settled) next.set('q', settled);
        else next.delete('q');
        return next;
      },
      { replace: true },
    );
  }, [settled, setParams]);
  const list = useList<CustomerSummary>({
    path: '/v1/customers',
    query: { search: settled, trust },
    everyMs: EVERY_MS,
  });
  const asked = settled !== '' || trust !== '';
  return (
    <>
      <PageHead title="Customers" lead="Everyone this site has met: what they did, what follows from it, and why." />
      <div className={styles.tools}>
        <TextInput
          className={styles.search ?? ''}
          type="text"
          aria-label="Search customers"
          placeholder="Name, e-mail, phone or id"
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
          rightSection={search && <CloseButton size="sm" aria-label="Clear search" onClick={() => setSearch('')} />}
          value={search}
          onChange={(change) => setSearch(change.currentTarget.value)}
        />
        <NativeSelect
          aria-label="Trust"
          rightSection={<IconChevronDown size={16} stroke={1.7} aria-hidden />}
          value={trust}
          onChange={(change) => setParams(change.currentTarget.value ? { trust: change.currentTarget.value } : {})}
        >
          <option value="">Everyone</option>
          <option value="known">Known: named by the shop</option>
          <option value="claimed">Claimed: named by a browser</option>
          <option value="anonymous">Anonymous</option>
        </NativeSelect>
      </div>
      <ListPanel
        list={list}
        what="customers"
        empty={
          <Empty icon={IconUsers} title={asked ? 'Nobody found' : 'Nobody yet'}>
            {asked
              ? 'Search by part of a name, or by the beginning of an e-mail address, a phone number or an id.'
              : 'The first event makes the first customer. Open the demo shop and look around.'}
          </Empty>
        }
      >
        {(customer) => <CustomerRow key={customer.id} customer={customer} />}
      </ListPanel>
    </>
  );
}
