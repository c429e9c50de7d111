import type { Kit } from '../kit.ts';

/** Tells what surveys in the page say, whether the SDK put them there or the shop. */
export function surveys({ client, options: { writeKey } }: Kit): void {
  const listen = ({ detail }: CustomEvent): void =>
    client.push(() => {
      if ((detail.writeKey ?? writeKey) === writeKey) client.track(detail.event, detail.properties, detail);
    });
  document.addEventListener('footfall:track', listen as EventListener);
}
