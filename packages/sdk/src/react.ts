import { createContext, createElement, type ReactNode, useContext, useEffect, useRef } from 'react';
import type { Footfall, Properties } from './footfall.ts';
import { init } from './index.ts';
import type { Options } from './options.ts';

const Context = createContext<Footfall | undefined>(undefined);

/**
 * Starts the SDK for what is inside, once for each write key: strict mode's second mount and fast refresh find the
 * same one. Renders the same on the server, where nothing is told.
 */
export function FootfallProvider({ children, ...options }: Options & { children?: ReactNode }): ReactNode {
  return createElement(Context.Provider, { value: init(options) }, children);
}

/** The SDK of the nearest provider. */
export function useFootfall(): Footfall {
  const footfall = useContext(Context);
  if (!footfall) throw new Error('useFootfall needs a FootfallProvider around it');
  return footfall;
}

/**
 * Tells an event when the component is shown, once for each `key`: a product page that shows another product tells
 * another event, a render tells nothing.
 */
export function useTrack(event: string, properties?: Properties, key: unknown = event): void {
  const footfall = useFootfall();
  // Strict mode runs effects twice on purpose; the ref outlives that.
  const told = useRef<unknown>(undefined);
  useEffect(() => {
    if (told.current === key) return;
    told.current = key;
    footfall.track(event, properties);
  });
}
