import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { CopyButton } from '../parts/CopyButton.tsx';
import { When } from '../parts/When.tsx';
import type { Webhook } from './Webhook.ts';
import styles from './WebhookRow.module.css';

export function WebhookRow({ webhook, onDelete }: { webhook: Webhook; onDelete: () => void }) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.line}>
          <code className={styles.url}>{webhook.url}</code>
          <span className={styles.status} data-active={webhook.status === 'active' || undefined}>
            {webhook.status}
          </span>
        </div>
        {webhook.description && <p>{webhook.description}</p>}
        <ul className={styles.types} aria-label="Types">
          {webhook.types.map((type) => (
            <li key={type}>{type}</li>
          ))}
        </ul>
        <p className={styles.facts}>
          <code>{webhook.id}</code>
          <CopyButton value={webhook.id} what="webhook id" /> · added <When at={webhook.createdAt} spoken />
        </p>
      </div>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Delete ${webhook.url}`} onClick={onDelete}>
        <IconTrash size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </li>
  );
}
