import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './EraseCustomer.module.css';

interface Props {
  id: string;
  opened: boolean;
  onClose: () => void;
  onErased: () => void;
}

/** Asks before somebody is forgotten for good. */
export function EraseCustomer({ id, opened, onClose, onErased }: Props) {
  const erase = useMutation({
    mutationFn: () => request(`/v1/customers/${id}`, { method: 'DELETE' }),
    onSuccess: onErased,
  });
  return (
    <Dialog opened={opened} onClose={onClose} title="Erase this customer?" size="sm">
      <p className={styles.words}>
        Their profile, their devices and all they did are forgotten, here and in what was sent. Totals stay as numbers.
        Receivers that asked for it are told. This cannot be undone.
      </p>
      {erase.error && (
        <p role="alert" className={styles.problem}>
          Not erased: {erase.error.message}
        </p>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep them
        </Button>
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
          Erase
        </Button>
      </DialogActions>
    </Dialog>
  );
}
