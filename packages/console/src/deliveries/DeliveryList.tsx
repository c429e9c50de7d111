import { NativeSelect } from '@mantine/core';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKey, useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import { DELIVERY_STATUSES, type Delivery } from './Delivery.ts';
import styles from './DeliveryList.module.css';
import { DeliveryRow } from './DeliveryRow.tsx';
import { DELIVERIES_PATH } from './retryDelivery.ts';

const EVERY_MS = 3_000;

/** Recent deliveries, kept up to date while they are looked at. */
export function DeliveryList() {
  const [status, setStatus] = useState('');
  const { open, toggle } = useOpenRows();
  const queries = useQueryClient();
  const list = useList<Delivery>({ path: DELIVERIES_PATH, query: { status }, everyMs: EVERY_MS });
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(DELIVERIES_PATH) });
  return (
    <section aria-labelledby="deliveries">
      <div className={styles.head}>
        <h2 id="deliveries">Recent deliveries</h2>
        <NativeSelect
          size="xs"
          aria-label="Status"
          rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
          value={status}
          onChange={(change) => setStatus(change.currentTarget.value)}
        >
          <option value="">Any status</option>
          {DELIVERY_STATUSES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </NativeSelect>
      </div>
      <ListPanel
        list={list}
        what="deliveries"
        empty={
          <Empty icon={IconSend} title={status ? `No delivery is ${status}` : 'Nothing has gone out yet'}>
            {status
              ? 'Choose another status to see the others.'
              : 'As soon as something calls a webhook, it is listed here.'}
          </Empty>
        }
      >
        {(delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            open={open.has(delivery.id)}
            onToggle={() => toggle(delivery.id)}
            onRetried={refresh}
          />
        )}
      </ListPanel>
    </section>
  );
}
