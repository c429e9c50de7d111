import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from '../segments/Problems.tsx';
import { type CouponPool, uploadCodes } from './couponApi.ts';
import styles from './PoolRow.module.css';

interface Props {
  pool: CouponPool | undefined;
  onClose: () => void;
  onUploaded: () => void;
}

export function UploadCodes({ pool, onClose, onUploaded }: Props) {
  return (
    <Dialog opened={pool !== undefined} onClose={onClose} title={`Upload codes to ${pool?.name ?? ''}`}>
      {pool && <Form key={pool.id} pool={pool} onClose={onClose} onUploaded={onUploaded} />}
    </Dialog>
  );
}

function Form({ pool, onClose, onUploaded }: Props & { pool: CouponPool }) {
  const [text, setText] = useState('');
  const codes = text.split(/[\n,;]+/).flatMap((code) => (code.trim() ? [code.trim()] : []));
  const upload = useMutation({
    mutationFn: () => uploadCodes(pool.id, codes),
    onSuccess: () => {
      setText('');
      onUploaded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    upload.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Textarea
        label="Codes"
        description="One a line, or with commas between them; at most 10,000 at a time."
        autosize
        minRows={4}
        maxRows={12}
        value={text}
        spellCheck={false}
        data-autofocus
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p role="status" className={styles.line}>
        {upload.data
          ? `${upload.data.added.toLocaleString()} added, ${upload.data.known.toLocaleString()} known already.`
          : `${codes.length.toLocaleString()} codes`}
      </p>
      <Problems error={upload.error} what="Not uploaded" />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" disabled={codes.length === 0} loading={upload.isPending}>
          Upload
        </Button>
      </DialogActions>
    </form>
  );
}
