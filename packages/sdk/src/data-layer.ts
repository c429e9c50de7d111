import type { Footfall } from './footfall.ts';

export type Pushed = Record<string | number, unknown>;

/**
 * Hands on what a page pushes to Google's data layer, what is there already included. It only listens: nothing is changed,
 * and what goes wrong in `read` stays here.
 */
export function readDataLayer(footfall: Footfall, layerName: string, read: (pushed: Pushed) => void): unknown[] {
  const safely = (pushed: unknown): void => footfall.push(() => read(Object(pushed)));
  const page = window as unknown as Record<string, unknown[]>;
  page[layerName] ??= [];
  const layer = page[layerName];
  layer.forEach(safely);
  const push = layer.push;
  layer.push = function (this: unknown[], ...pushed) {
    const length = push.apply(this, pushed);
    pushed.forEach(safely);
    return length;
  };
  return layer;
}
