import { Dialog } from '../parts/Dialog.tsx';
import { type CouponPool, createPool } from './couponApi.ts';
import { PoolForm } from './PoolForm.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onCreated: (pool: CouponPool) => void;
}

export function CreatePool({ opened, onClose, onCreated }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New coupon pool">
      <PoolForm save={createPool} onClose={onClose} onSaved={onCreated} />
    </Dialog>
  );
}
