import type { ManagedSurvey } from '@footfall/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { listKey } from '../api/useList.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from '../segments/Problems.tsx';
import { SURVEYS_PATH, surveyKey } from './surveyApi.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  id: string;
  title: string;
  words: string;
  /** On the button that does it. */
  action: string;
  /** Begins the reasons why it could not be done. */
  failed: string;
  danger?: boolean;
  run: () => Promise<ManagedSurvey | undefined>;
  onDone?: () => void;
}

/** Asks before something is done to a survey. */
export function AskDialog({ opened, onClose, title, ...question }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Question onClose={onClose} {...question} />
    </Dialog>
  );
}

function Question({ id, words, action, failed, danger, run, onDone, onClose }: Omit<Props, 'opened' | 'title'>) {
  const queries = useQueryClient();
  const done = useMutation({
    mutationFn: run,
    onSuccess: async (survey) => {
      if (survey) queries.setQueryData(surveyKey(id), survey);
      else queries.removeQueries({ queryKey: surveyKey(id) });
      onClose();
      onDone?.();
      await queries.invalidateQueries({ queryKey: listKey(SURVEYS_PATH) });
    },
  });
  return (
    <>
      <p>{words}</p>
      <Problems error={done.error} what={failed} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button
          loading={done.isPending}
          onClick={() => done.mutate()}
          data-autofocus
          {...(danger ? { color: 'red' } : {})}
        >
          {action}
        </Button>
      </DialogActions>
    </>
  );
}
