import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconHistory,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import type { Webhook } from './Webhook.ts';

/** What can be done with a webhook. */
export type WebhookAction = 'test' | 'rotate' | 'replay' | 'enable' | 'disable' | 'delete';

interface Props {
  webhook: Webhook;
  onAction: (action: WebhookAction) => void;
}

export function WebhookMenu({ webhook, onAction }: Props) {
  const active = webhook.status === 'active';
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${webhook.url}`}>
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!active} leftSection={<IconSend {...icon} />} onClick={() => onAction('test')}>
          Send a test
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => onAction('replay')}>
          Send a time range again
        </Menu.Item>
        <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => onAction('rotate')}>
          Rotate the secret
        </Menu.Item>
        <Menu.Item
          leftSection={active ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
          onClick={() => onAction(active ? 'disable' : 'enable')}
        >
          {active ? 'Disable' : 'Enable'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => onAction('delete')}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
