import { CHANNELS, type Channel } from '@footfall/contract';
import { IconMail } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKey, useList } from '../api/useList.ts';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus } from '../deliveries/Delivery.ts';
import { DELIVERIES_PATH } from '../deliveries/retryDelivery.ts';
import { Choice } from '../parts/Choice.tsx';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import { MessageRow } from './MessageRow.tsx';
import styles from './MessagesRoom.module.css';
import { RetryMessages } from './RetryMessages.tsx';

const EVERY_MS = 5_000;
const CHANNEL_WORDS: Record<Channel, string> = { email: 'E-mail', sms: 'SMS', push: 'Push' };

/** Everything that went out to people, or did not, and why. */
export function MessagesRoom() {
  const [status, setStatus] = useState<DeliveryStatus | ''>('');
  const [channel, setChannel] = useState<Channel | 'message'>('message');
  const [campaign, setCampaign] = useState('');
  const { open, toggle } = useOpenRows();
  const queries = useQueryClient();
  const campaigns = useList<{ id: string; name: string }>({ path: '/v1/campaigns' });
  // While one is being read, nothing is to move it.
  const everyMs = open.size > 0 ? false : EVERY_MS;
  const list = useList<Delivery>({ path: DELIVERIES_PATH, query: { channel, status, campaign }, everyMs });
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(DELIVERIES_PATH) });
  const isNarrowed = status !== '' || channel !== 'message' || campaign !== '';
  return (
    <>
      <PageHead
        title="Messages"
        lead="Every message to a person: what it said, what became of it, and why one did not go out."
      />
      <div className={styles.filters}>
        <Choice
          label="Status"
          value={status}
          options={[['', 'Any status'], ...DELIVERY_STATUSES.map((each) => [each, each] as const)]}
          onChange={setStatus}
        />
        <Choice
          label="Channel"
          value={channel}
          options={[['message', 'Any channel'], ...CHANNELS.map((each) => [each, CHANNEL_WORDS[each]] as const)]}
          onChange={setChannel}
        />
        <Choice
          label="Campaign"
          value={campaign}
          options={[['', 'Any campaign'], ...(campaigns.items ?? []).map(({ id, name }) => [id, name] as const)]}
          onChange={setCampaign}
        />
        {status === 'unknown' && list.items && list.items.length > 0 && (
          <RetryMessages filter={{ channel, ...(campaign ? { campaign } : {}) }} onRetried={refresh} />
        )}
      </div>
      <ListPanel
        list={list}
        what="messages"
        empty={
          <Empty icon={IconMail} title={isNarrowed ? 'No such message' : 'No message yet'}>
            {isNarrowed
              ? 'Choose other filters to see the others.'
              : 'As soon as a campaign writes to somebody, it is listed here.'}
          </Empty>
        }
      >
        {(message) => (
          <MessageRow
            key={message.id}
            message={message}
            open={open.has(message.id)}
            onToggle={() => toggle(message.id)}
            onRetried={refresh}
          />
        )}
      </ListPanel>
    </>
  );
}
