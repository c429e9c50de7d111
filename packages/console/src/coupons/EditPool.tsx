import { Dialog } from '../parts/Dialog.tsx';
import { type CouponPool, savePool } from './couponApi.ts';
import { PoolForm } from './PoolForm.tsx';

interface Props {
  pool: CouponPool | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** What a pool's codes are worth and how many there may be; how they come about stays. */
export function EditPool({ pool, onClose, onSaved }: Props) {
  return (
    <Dialog opened={pool !== undefined} onClose={onClose} title={`Change ${pool?.name ?? ''}`}>
      {pool && (
        <PoolForm
          key={pool.id}
          start={pool}
          save={(definition) => savePool(pool.id, definition)}
          onClose={onClose}
          onSaved={onSaved}
        />
      )}
    </Dialog>
  );
}
