import { CHANNELS } from '@footfall/contract';
import { useQueryClient } from '@tanstack/react-query';
import { listKey, useList } from '../api/useList.ts';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import styles from './ChannelsRoom.module.css';
import { CHANNELS_PATH, type ChannelSettings } from './channelApi.ts';

/** By whom messages go out. */
export function ChannelsRoom() {
  const queries = useQueryClient();
  const { items, error, refetch } = useList<ChannelSettings>({ path: CHANNELS_PATH });
  return (
    <>
      <PageHead
        title="Channels"
        lead="By whom messages go out. Keys are kept sealed and are never shown again; until a channel has a provider, its messages land in the inbox."
      />
      {error && <Failure error={error} what="the channels" retry={refetch} />}
      {!items && !error && <p>Loading the channels…</p>}
      <div className={styles.cards}>
        {CHANNELS.map((channel) => {
          const settings = items?.find((one) => one.channel === channel)?.settings;
          return (
            settings && (
              <ChannelCard
                key={channel}
                channel={channel}
                settings={settings}
                onSaved={() => queries.invalidateQueries({ queryKey: listKey(CHANNELS_PATH) })}
              />
            )
          );
        })}
      </div>
    </>
  );
}
