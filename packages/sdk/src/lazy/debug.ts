import type { Footfall } from '../footfall.ts';

/** Says in the console what is told, what became of it, and what went wrong. */
export default function debug(footfall: Footfall): void {
  const say =
    (what: string) =>
    (value: unknown): void =>
      console.debug('footfall', what, value);
  footfall.use((event) => {
    say('event')(event);
    return event;
  });
  footfall.on('answer', say('answer'));
  footfall.on('action', say('action'));
  footfall.on('error', say('error'));
}
