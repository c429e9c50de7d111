import {
  IconActivity,
  IconAlertTriangle,
  IconAntenna,
  IconChartPie,
  IconClockPause,
  IconInbox,
  IconMail,
  IconMailbox,
  IconMessage2Star,
  IconPuzzle,
  IconSend,
  IconTicket,
  IconUsers,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

const room = (path: string, name: string, icon: TablerIcon, load: Load) => ({
  path,
  name,
  icon,
  load,
  Page: lazy(load),
});

export type Room = ReturnType<typeof room>;

/** The console's map: what is not here does not exist. Each room is a chunk of its own. */
export const FLOORS: { name: string; rooms: Room[] }[] = [
  {
    name: 'Happening',
    rooms: [
      room('/live', 'Live', IconActivity, async () => ({ default: (await import('../live/LiveRoom.tsx')).LiveRoom })),
    ],
  },
  {
    name: 'People',
    rooms: [
      room('/customers', 'Customers', IconUsers, async () => ({
        default: (await import('../customers/CustomersRoom.tsx')).CustomersRoom,
      })),
      room('/segments', 'Segments', IconChartPie, async () => ({
        default: (await import('../segments/SegmentsRoom.tsx')).SegmentsRoom,
      })),
      room('/surveys', 'Surveys', IconMessage2Star, async () => ({
        default: (await import('../surveys/SurveysRoom.tsx')).SurveysRoom,
      })),
    ],
  },
  {
    name: 'Going out',
    rooms: [
      room('/campaigns', 'Campaigns', IconSend, async () => ({
        default: (await import('../campaigns/CampaignsRoom.tsx')).CampaignsRoom,
      })),
      room('/partials', 'Partials', IconPuzzle, async () => ({
        default: (await import('../partials/PartialsRoom.tsx')).PartialsRoom,
      })),
      room('/limits', 'Limits', IconClockPause, async () => ({
        default: (await import('../limits/LimitsRoom.tsx')).LimitsRoom,
      })),
      room('/coupons', 'Coupons', IconTicket, async () => ({
        default: (await import('../coupons/CouponsRoom.tsx')).CouponsRoom,
      })),
      room('/messages', 'Messages', IconMail, async () => ({
        default: (await import('../messages/MessagesRoom.tsx')).MessagesRoom,
      })),
      room('/inbox', 'Inbox', IconMailbox, async () => ({
        default: (await import('../inbox/InboxRoom.tsx')).InboxRoom,
      })),
      room('/channels', 'Channels', IconAntenna, async () => ({
        default: (await import('../channels/ChannelsRoom.tsx')).ChannelsRoom,
      })),
      room('/webhooks', 'Webhooks', IconWebhook, async () => ({
        default: (await import('../webhooks/WebhooksRoom.tsx')).WebhooksRoom,
      })),
    ],
  },
  {
    name: 'Needs a look',
    rooms: [
      room('/bad-events', 'Bad events', IconAlertTriangle, async () => ({
        default: (await import('../bad-events/BadEventsRoom.tsx')).BadEventsRoom,
      })),
      room('/dead-letters', 'Dead letters', IconInbox, async () => ({
        default: (await import('../dead-letters/DeadLettersRoom.tsx')).DeadLettersRoom,
      })),
    ],
  },
];

export const ROOMS: Room[] = FLOORS.flatMap((floor) => floor.rooms);
