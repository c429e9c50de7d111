import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { noticeSignedOut } from '../api/queryClient.ts';
import { LivePoller } from './LivePoller.ts';

/** The live feed for as long as the room is open. */
export function useLive(isBusy: () => boolean) {
  const busy = useRef(isBusy);
  const [poller] = useState(() => new LivePoller({ isBusy: () => busy.current(), onError: noticeSignedOut }));
  useEffect(() => {
    busy.current = isBusy;
  }, [isBusy]);
  useEffect(() => poller.start(), [poller]);
  return { poller, ...useSyncExternalStore(poller.subscribe, poller.getState) };
}
