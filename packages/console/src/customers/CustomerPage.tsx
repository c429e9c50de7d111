import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconEraser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { request } from '../api/request.ts';
import { Failure } from '../parts/Failure.tsx';
import { Json } from '../parts/Json.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import type { Customer } from './Customer.ts';
import styles from './CustomerPage.module.css';
import { CustomerTiles } from './CustomerTiles.tsx';
import { EraseCustomer } from './EraseCustomer.tsx';
import { ProfileFacts } from './ProfileFacts.tsx';
import { Timeline } from './Timeline.tsx';

const EVERY_MS = 5_000;

/** One customer, straight from their own object, and all that was decided about them. */
export function CustomerPage({ id }: { id: string }) {
  const path = `/v1/customers/${encodeURIComponent(id)}`;
  const [erasing, setErasing] = useState(false);
  const [, go] = useLocation();
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => request<Customer>(path, { signal }),
    refetchInterval: EVERY_MS,
  });
  const back = (
    <Link href="/customers" className={styles.back ?? ''}>
      <IconArrowLeft size={15} stroke={1.8} aria-hidden /> All customers
    </Link>
  );
  const { data, error } = customer;
  if (!data) {
    return (
      <>
        {back}
        <PageHead title="Customer" lead={error ? 'Nothing can be shown of this one.' : 'Loading…'} />
        {error && <Failure error={error} what="this customer" retry={() => void customer.refetch()} />}
      </>
    );
  }
  return (
    <>
      {back}
      <PageHead title={titleOf(data)} lead={LEADS[data.trust]}>
        <Button
          component="a"
          href={`${path}/export`}
          download
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        >
          Export
        </Button>
        <Button
          variant="default"
          leftSection={<IconEraser size={16} stroke={1.7} aria-hidden />}
          onClick={() => setErasing(true)}
        >
          Erase
        </Button>
      </PageHead>
      <EraseCustomer
        id={data.id}
        opened={erasing}
        onClose={() => setErasing(false)}
        onErased={() => go('/customers')}
      />
      <CustomerTiles customer={data} />
      <div className={styles.columns}>
        <Timeline id={data.id} />
        <aside aria-label="Profile" className={styles.side}>
          <ProfileFacts customer={data} />
          <Json value={data.traits} label="Traits" />
          {Object.keys(data.claims.traits).length > 0 && (
            <Json value={data.claims.traits} label="Claims by a browser, never written to" />
          )}
        </aside>
      </div>
    </>
  );
}

const LEADS = {
  known: 'Known: the shop’s own server, or a token it signed, says who this is.',
  claimed: 'Claimed: a browser named this user; nobody vouched for it.',
  anonymous: 'Anonymous: a device without a name.',
};

function titleOf({ id, userId, anonymousId, traits, contacts }: Customer): string {
  const name = typeof traits.name === 'string' ? traits.name : undefined;
  return name ?? userId ?? contacts.email?.address ?? anonymousId ?? id;
}
