import type { Channel } from '@footfall/contract';
import { useState } from 'react';
import { ChannelIcon } from '../deliveries/ChannelIcon.tsx';
import { Choice } from '../parts/Choice.tsx';
import { ChannelForm } from './ChannelForm.tsx';
import styles from './ChannelsRoom.module.css';
import type { Settings } from './channelApi.ts';
import { DomainChecks } from './DomainChecks.tsx';
import { PROVIDERS } from './fields.ts';
import { TestSend } from './TestSend.tsx';

const NAMES: Record<Channel, string> = { email: 'E-mail', sms: 'SMS', push: 'Push' };

interface Props {
  channel: Channel;
  settings: Settings;
  onSaved: () => Promise<void>;
}

export function ChannelCard({ channel, settings, onSaved }: Props) {
  const [provider, setProvider] = useState(settings.provider);
  const [saves, setSaves] = useState(0);
  const isOut = settings.provider !== 'inbox';
  const chosen = PROVIDERS[channel].find(({ id }) => id === provider);
  return (
    <section aria-labelledby={`channel-${channel}`} className={styles.card}>
      <div className={styles.head}>
        <h2 id={`channel-${channel}`}>
          <ChannelIcon channel={channel} size={18} /> {NAMES[channel]}
        </h2>
        <Choice
          label={`Provider of ${NAMES[channel]}`}
          value={provider}
          options={PROVIDERS[channel].map(({ id, name }) => [id, name] as const)}
          onChange={setProvider}
        />
      </div>
      {chosen && (chosen.fields.length > 0 || provider !== settings.provider) && (
        <ChannelForm
          // Secrets that were typed do not outlive being stored.
          key={`${provider} ${saves}`}
          channel={channel}
          provider={provider}
          fields={chosen.fields}
          settings={provider === settings.provider ? settings : { provider }}
          isStored={saves > 0}
          onSaved={async () => {
            await onSaved();
            setSaves((before) => before + 1);
          }}
        />
      )}
      {isOut && provider === settings.provider && (
        <>
          <TestSend channel={channel} />
          {channel === 'email' && <DomainChecks saves={saves} />}
        </>
      )}
    </section>
  );
}
