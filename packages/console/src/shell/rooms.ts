import { IconActivity, IconAlertTriangle, IconInbox, IconWebhook, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface Room {
  path: string;
  name: string;
  icon: TablerIcon;
  Page: LazyExoticComponent<ComponentType>;
}

export interface Floor {
  name: string;
  rooms: Room[];
}

/** The console's map: what is not here does not exist. Each room is a chunk of its own, loaded when it is entered. */
export const FLOORS: Floor[] = [
  {
    name: 'Happening',
    rooms: [
      {
        path: '/live',
        name: 'Live',
        icon: IconActivity,
        Page: lazy(() => import('../live/LiveRoom.tsx').then((file) => ({ default: file.LiveRoom }))),
      },
    ],
  },
  {
    name: 'Going out',
    rooms: [
      {
        path: '/webhooks',
        name: 'Webhooks',
        icon: IconWebhook,
        Page: lazy(() => import('../webhooks/WebhooksRoom.tsx').then((file) => ({ default: file.WebhooksRoom }))),
      },
    ],
  },
  {
    name: 'Needs a look',
    rooms: [
      {
        path: '/bad-events',
        name: 'Bad events',
        icon: IconAlertTriangle,
        Page: lazy(() => import('../bad-events/BadEventsRoom.tsx').then((file) => ({ default: file.BadEventsRoom }))),
      },
      {
        path: '/dead-letters',
        name: 'Dead letters',
        icon: IconInbox,
        Page: lazy(() =>
          import('../dead-letters/DeadLettersRoom.tsx').then((file) => ({ default: file.DeadLettersRoom })),
        ),
      },
    ],
  },
];

export const ROOMS: Room[] = FLOORS.flatMap((floor) => floor.rooms);
