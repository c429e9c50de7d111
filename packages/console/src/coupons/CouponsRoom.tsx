import { Button } from '@mantine/core';
import { IconPlus, IconTicket } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKey, useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { ActivityList } from './ActivityList.tsx';
import { CreatePool } from './CreatePool.tsx';
import { type CouponPool, POOLS_PATH } from './couponApi.ts';
import { PoolRow } from './PoolRow.tsx';
import { UploadCodes } from './UploadCodes.tsx';

const EVERY_MS = 5_000;

export function CouponsRoom() {
  const queries = useQueryClient();
  const list = useList<CouponPool>({ path: POOLS_PATH, everyMs: EVERY_MS });
  const [creating, setCreating] = useState(false);
  const [filling, setFilling] = useState<CouponPool>();
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(POOLS_PATH) });
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setCreating(true)}>
      New pool
    </Button>
  );
  return (
    <>
      <PageHead
        title="Coupons"
        lead="Each person, campaign and cart gets one code, and each code is used once, by your server’s word alone."
      >
        {list.items && list.items.length > 0 && add}
      </PageHead>
      <ListPanel
        list={list}
        what="coupon pools"
        empty={
          <Empty icon={IconTicket} title="No coupon pool yet" action={add}>
            A pool makes codes for each person, or gives away those you upload.
          </Empty>
        }
      >
        {(pool) => <PoolRow key={pool.id} pool={pool} onFill={() => setFilling(pool)} />}
      </ListPanel>
      <ActivityList />
      <CreatePool
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(pool) => {
          setCreating(false);
          if (pool.codes === 'uploaded') setFilling(pool);
          refresh();
        }}
      />
      <UploadCodes pool={filling} onClose={() => setFilling(undefined)} onUploaded={refresh} />
    </>
  );
}
