import type { CampaignAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { listKey } from '../api/useList.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Problems } from '../segments/Problems.tsx';
import { CAMPAIGNS_PATH, campaignKey } from './campaignApi.ts';

/** What can be done with a campaign. */
export type CampaignMove = 'publish' | 'pause' | 'archive' | 'delete';

interface Props {
  campaign: CampaignAnswer;
  asked: CampaignMove | undefined;
  onClose: () => void;
  run: (move: CampaignMove) => Promise<CampaignAnswer | undefined>;
  onGone: () => void;
}

const WORDS: Record<CampaignMove, { action: string; failed: string; what: string }> = {
  publish: {
    action: 'Publish',
    failed: 'Not published',
    what: 'From now on it begins for whoever it is meant for. Whoever is in an older version finishes that one.',
  },
  pause: {
    action: 'Pause',
    failed: 'Not paused',
    what: 'Nobody begins it, and messages that come due meanwhile are withheld. Publish lets it go on.',
  },
  archive: {
    action: 'Archive',
    failed: 'Not archived',
    what: 'Whoever is in it is out, and nothing more is sent. Its report stays. This cannot be undone for them.',
  },
  delete: { action: 'Delete draft', failed: 'Not deleted', what: 'The draft is gone for good.' },
};

/** Asks before a campaign is published, paused, archived or deleted. */
export function MoveCampaign({ campaign, asked, onClose, run, onGone }: Props) {
  return (
    <Dialog
      opened={asked !== undefined}
      onClose={onClose}
      title={`${asked ? WORDS[asked].action : ''} ${campaign.name}?`}
    >
      {asked && <Question key={asked} campaign={campaign} asked={asked} onClose={onClose} run={run} onGone={onGone} />}
    </Dialog>
  );
}

function Question({ campaign: { id }, asked, onClose, run, onGone }: Props & { asked: CampaignMove }) {
  const queries = useQueryClient();
  const { action, failed, what } = WORDS[asked];
  const moving = useMutation({
    mutationFn: () => run(asked),
    onSuccess: async (campaign) => {
      onClose();
      if (campaign) queries.setQueryData(campaignKey(id), campaign);
      else {
        onGone();
        queries.removeQueries({ queryKey: campaignKey(id) });
      }
      await queries.invalidateQueries({ queryKey: listKey(CAMPAIGNS_PATH) });
    },
  });
  const isEnd = asked === 'archive' || asked === 'delete';
  return (
    <>
      <p>{what}</p>
      <Problems error={moving.error} what={failed} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus={isEnd || undefined}>
          Not now
        </Button>
        <Button
          loading={moving.isPending}
          onClick={() => moving.mutate()}
          data-autofocus={!isEnd || undefined}
          {...(isEnd ? { color: 'red' } : {})}
        >
          {action}
        </Button>
      </DialogActions>
    </>
  );
}
