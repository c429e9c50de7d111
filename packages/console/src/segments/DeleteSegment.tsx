import type { SegmentAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { listKey } from '../api/useList.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from './Problems.tsx';
import styles from './SegmentDialog.module.css';
import { deleteSegment, SEGMENTS_PATH, segmentKey } from './segmentApi.ts';

interface Props {
  segment: SegmentAnswer;
  opened: boolean;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteSegment({ segment, opened, onClose, onDeleted }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Delete this segment?" size="sm">
      <Question segment={segment} onClose={onClose} onDeleted={onDeleted} />
    </Dialog>
  );
}

function Question({ segment, onClose, onDeleted }: Omit<Props, 'opened'>) {
  const { id, name, status, size } = segment;
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteSegment(id),
    onSuccess: async () => {
      onDeleted();
      queries.removeQueries({ queryKey: segmentKey(id) });
      await queries.invalidateQueries({ queryKey: listKey(SEGMENTS_PATH) });
    },
  });
  return (
    <>
      <p className={styles.words}>
        {status === 'draft'
          ? `The draft “${name}” is gone for good.`
          : `“${name}” forgets its ${size.toLocaleString()} ${size === 1 ? 'member' : 'members'} and its history. Nobody is told that they left. This cannot be undone.`}
      </p>
      <Problems error={remove.error} what="Not deleted" />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          Delete segment
        </Button>
      </DialogActions>
    </>
  );
}
