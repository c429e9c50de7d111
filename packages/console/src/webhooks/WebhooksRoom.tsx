import { IconWebhook } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKey, useList } from '../api/useList.ts';
import { DeliveryList } from '../deliveries/DeliveryList.tsx';
import { ListRoom } from '../parts/ListRoom.tsx';
import { CreateWebhook } from './CreateWebhook.tsx';
import { DeleteWebhook } from './DeleteWebhook.tsx';
import { ReplayWebhook } from './ReplayWebhook.tsx';
import { RotateSecret } from './RotateSecret.tsx';
import { SecretOnce } from './SecretOnce.tsx';
import type { CreatedWebhook, Webhook } from './Webhook.ts';
import { WebhookRow } from './WebhookRow.tsx';
import { WEBHOOKS_PATH } from './webhookApi.ts';

export function WebhooksRoom() {
  const queries = useQueryClient();
  const list = useList<Webhook>({ path: WEBHOOKS_PATH });
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  const [asked, setAsked] = useState<{ webhook: Webhook; for: 'rotate' | 'replay' | 'delete' } | null>(null);
  const askedFor = (action: string) => (asked?.for === action ? asked.webhook : null);
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(WEBHOOKS_PATH) });

  return (
    <>
      <ListRoom
        title="Webhooks"
        lead="Your own systems, told as things happen. Each call is signed and repeated until it is taken."
        list={list}
        what="webhooks"
        add={{ words: 'Add webhook', onClick: () => setCreating(true) }}
        empty={{
          icon: IconWebhook,
          title: 'No webhook yet',
          words: 'Add the address of a system that should hear of orders, segments or survey answers.',
        }}
      >
        {(webhook) => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            onChanged={refresh}
            onAsk={(action) => setAsked({ webhook, for: action })}
          />
        )}
      </ListRoom>
      <DeliveryList />
      <CreateWebhook
        opened={creating}
        onClose={() => setCreating(false)}
        onPartnerAdded={refresh}
        onCreated={(webhook) => {
          setCreating(false);
          setCreated(webhook);
          refresh();
        }}
      />
      <SecretOnce webhook={created} onStored={() => setCreated(null)} />
      <RotateSecret
        webhook={askedFor('rotate')}
        onClose={() => setAsked(null)}
        onRotated={(webhook) => {
          setAsked(null);
          setCreated(webhook);
        }}
      />
      <ReplayWebhook webhook={askedFor('replay')} onClose={() => setAsked(null)} />
      <DeleteWebhook
        webhook={askedFor('delete')}
        onClose={() => setAsked(null)}
        onDeleted={() => {
          setAsked(null);
          refresh();
        }}
      />
    </>
  );
}
