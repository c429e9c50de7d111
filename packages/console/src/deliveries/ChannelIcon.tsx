import { IconBell, IconDeviceMobileMessage, IconMail, IconWebhook } from '@tabler/icons-react';
import type { DeliveryChannel } from './Delivery.ts';

const ICONS = { webhook: IconWebhook, email: IconMail, sms: IconDeviceMobileMessage, push: IconBell };

export function ChannelIcon({ channel, size = 15 }: { channel: DeliveryChannel; size?: number }) {
  const Icon = ICONS[channel];
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
