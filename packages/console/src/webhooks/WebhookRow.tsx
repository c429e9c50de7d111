import { useMutation } from '@tanstack/react-query';
import { CopyButton } from '../parts/CopyButton.tsx';
import { When } from '../parts/When.tsx';
import { healthWords } from './healthWords.ts';
import type { Webhook } from './Webhook.ts';
import { type WebhookAction, WebhookMenu } from './WebhookMenu.tsx';
import styles from './WebhookRow.module.css';
import { setWebhookStatus, testWebhook } from './webhookApi.ts';

interface Props {
  webhook: Webhook;
  onChanged: () => void;
  /** What takes a dialog. */
  onAsk: (action: 'rotate' | 'replay' | 'delete') => void;
}

export function WebhookRow({ webhook, onChanged, onAsk }: Props) {
  const { id, url, types, events, description, status, createdAt } = webhook;
  const change = useMutation({
    mutationFn: (to: 'active' | 'disabled') => setWebhookStatus(id, to),
    onSuccess: onChanged,
  });
  const test = useMutation({ mutationFn: () => testWebhook(id), onSuccess: onChanged });
  const act = (action: WebhookAction) => {
    if (action === 'test') test.mutate();
    else if (action === 'enable') change.mutate('active');
    else if (action === 'disable') change.mutate('disabled');
    else onAsk(action);
  };
  const trouble = healthWords(webhook);
  const problem = change.error ?? test.error;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.line}>
          <code className={styles.url}>{url}</code>
          <span className={styles.status} data-active={status === 'active' || undefined}>
            {status}
          </span>
        </div>
        {description && <p>{description}</p>}
        <ul className={styles.types} aria-label="Types">
          {types.map((type) => (
            <li key={type}>
              {type}
              {type === 'event.accepted' && events && `: ${events.join(', ')}`}
            </li>
          ))}
        </ul>
        {trouble && <p className={styles.trouble}>{trouble}</p>}
        <p className={styles.facts}>
          <code>{id}</code>
          <CopyButton value={id} what="webhook id" /> · added <When at={createdAt} spoken />
        </p>
        <p role="status" className={styles.said}>
          {test.isPending && 'Sending a test…'}
          {test.data &&
            `The test was ${test.data.status === 'delivered' ? 'taken' : 'not taken'}: ${test.data.answer}.`}
          {problem?.message}
        </p>
      </div>
      <WebhookMenu webhook={webhook} onAction={act} />
    </li>
  );
}
