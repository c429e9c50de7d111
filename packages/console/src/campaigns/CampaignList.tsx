import type { CampaignAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { CampaignRow } from './CampaignRow.tsx';
import { ChooseCampaign } from './ChooseCampaign.tsx';
import { CAMPAIGNS_PATH } from './campaignApi.ts';

const EVERY_MS = 5_000;

export function CampaignList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<CampaignAnswer>({ path: CAMPAIGNS_PATH, everyMs: EVERY_MS });
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setChoosing(true)}>
      New campaign
    </Button>
  );
  return (
    <>
      <PageHead
        title="Campaigns"
        lead="The right message once, asked again just before it goes out. What was not sent says why."
      >
        {list.items && list.items.length > 0 && add}
      </PageHead>
      <ListPanel
        list={list}
        what="campaigns"
        empty={
          <Empty icon={IconSend} title="No campaign yet" action={add}>
            Start from a recipe such as abandoned carts or a birthday, or build steps of your own.
          </Empty>
        }
      >
        {(campaign) => <CampaignRow key={campaign.id} campaign={campaign} />}
      </ListPanel>
      <ChooseCampaign opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
