import { IconTicket } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKey, useList } from '../api/useList.ts';
import { ListRoom } from '../parts/ListRoom.tsx';
import { ActivityList } from './ActivityList.tsx';
import { CreatePool } from './CreatePool.tsx';
import { type CouponPool, POOLS_PATH } from './couponApi.ts';
import { EditPool } from './EditPool.tsx';
import { PoolRow } from './PoolRow.tsx';
import { UploadCodes } from './UploadCodes.tsx';

const EVERY_MS = 5_000;

export function CouponsRoom() {
  const queries = useQueryClient();
  const list = useList<CouponPool>({ path: POOLS_PATH, everyMs: EVERY_MS });
  const [creating, setCreating] = useState(false);
  const [filling, setFilling] = useState<CouponPool>();
  const [changing, setChanging] = useState<CouponPool>();
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(POOLS_PATH) });
  return (
    <>
      <ListRoom
        title="Coupons"
        lead="Each person, campaign and cart gets one code, and each code as often as you say, by your server’s word alone."
        list={list}
        what="coupon pools"
        add={{ words: 'New pool', onClick: () => setCreating(true) }}
        empty={{
          icon: IconTicket,
          title: 'No coupon pool yet',
          words: 'A pool makes codes for each person, or gives away those you upload.',
        }}
      >
        {(pool) => (
          <PoolRow key={pool.id} pool={pool} onFill={() => setFilling(pool)} onChange={() => setChanging(pool)} />
        )}
      </ListRoom>
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
      <EditPool
        pool={changing}
        onClose={() => setChanging(undefined)}
        onSaved={() => {
          setChanging(undefined);
          refresh();
        }}
      />
      <UploadCodes pool={filling} onClose={() => setFilling(undefined)} onUploaded={refresh} />
    </>
  );
}
