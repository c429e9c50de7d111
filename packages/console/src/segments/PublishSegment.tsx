import type { SegmentAnswer } from '@footfall/contract';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from './Problems.tsx';
import styles from './SegmentDialog.module.css';
import { publishSegment, segmentKey } from './segmentApi.ts';

interface Props {
  segment: SegmentAnswer;
  opened: boolean;
  onClose: () => void;
}

export function PublishSegment({ segment, opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Publish ${segment.name}?`}>
      <Question segment={segment} onClose={onClose} />
    </Dialog>
  );
}

function Question({ segment, onClose }: Omit<Props, 'opened'>) {
  const queries = useQueryClient();
  const [announce, setAnnounce] = useState(false);
  const publish = useMutation({
    mutationFn: () => publishSegment(segment.id, announce),
    onSuccess: (published) => {
      queries.setQueryData(segmentKey(segment.id), published);
      onClose();
    },
  });
  return (
    <>
      <p>
        From now on everyone is in or out by this rule as they shop. Known customers are evaluated in the background;
        nothing stops meanwhile.
      </p>
      <Checkbox
        className={styles.choice ?? ''}
        label="Announce those who match already"
        description="Webhooks tell of them as if they had entered just now. Left out, they enter silently."
        checked={announce}
        onChange={(change) => setAnnounce(change.currentTarget.checked)}
      />
      <Problems error={publish.error} what="Not published" />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button loading={publish.isPending} onClick={() => publish.mutate()} data-autofocus>
          Publish
        </Button>
      </DialogActions>
    </>
  );
}
