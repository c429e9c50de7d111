import type { CampaignAnswer } from '@footfall/contract';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { ListRoom } from '../parts/ListRoom.tsx';
import { CampaignRow } from './CampaignRow.tsx';
import { ChooseCampaign } from './ChooseCampaign.tsx';
import { CAMPAIGNS_PATH } from './campaignApi.ts';

const EVERY_MS = 5_000;

export function CampaignList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<CampaignAnswer>({ path: CAMPAIGNS_PATH, everyMs: EVERY_MS });
  return (
    <>
      <ListRoom
        title="Campaigns"
        lead="The right message once, asked again just before it goes out. What was not sent says why."
        list={list}
        what="campaigns"
        add={{ words: 'New campaign', onClick: () => setChoosing(true) }}
        empty={{
          icon: IconSend,
          title: 'No campaign yet',
          words: 'Start from a recipe such as abandoned carts or a birthday, or build steps of your own.',
        }}
      >
        {(campaign) => <CampaignRow key={campaign.id} campaign={campaign} />}
      </ListRoom>
      <ChooseCampaign opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
