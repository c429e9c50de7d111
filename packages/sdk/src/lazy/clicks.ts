import type { Footfall } from '../footfall.ts';

/**
 * Tells clicks on elements with `data-ff-event`, by that name; other `data-ff-…` attributes are its properties:
 * `<button data-ff-event="Size Guide Opened" data-ff-product-id="7">`.
 */
export default function clicks(footfall: Footfall): void {
  const look = ({ target }: Event): void => {
    const element = (target as Element | null)?.closest?.('[data-ff-event]');
    if (!element) return;
    const properties: Record<string, string> = {};
    for (const { name, value } of element.attributes) {
      const [, property] = name.split('data-ff-');
      if (property && property !== 'event') properties[property.replaceAll('-', '_')] = value;
    }
    footfall.track(element.getAttribute('data-ff-event') ?? '', properties);
  };
  addEventListener('click', look, true);
}
