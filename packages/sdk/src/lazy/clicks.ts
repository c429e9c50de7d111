import { findClicked } from '../find-clicked.ts';
import type { Footfall } from '../footfall.ts';

/**
 * Tells clicks on elements with `data-ff-event`, by that name; other `data-ff-…` attributes are its properties:
 * `<button data-ff-event="Size Guide Opened" data-ff-product-id="7">`.
 */
export default function clicks(footfall: Footfall): void {
  const look = (event: Event): void => {
    const element = findClicked(event, '[data-ff-event]');
    const control = findClicked<HTMLLabelElement>(event, 'label,a')?.control;
    // The browser makes another click of one on a label, on its field.
    if (!element || (control && element.contains(control) && event.target !== control)) return;
    const said: Record<string, string> = {};
    for (const { name, value } of element.attributes) {
      const [, property] = name.split('data-ff-');
      if (property) said[property.replaceAll('-', '_')] = value;
    }
    const { event: name, ...properties } = said;
    if (name) footfall.track(name, properties);
  };
  addEventListener('click', look, true);
}
