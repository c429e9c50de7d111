import { cleanPath } from '../clean-path.ts';
import type { Footfall } from '../footfall.ts';

/** Tells that a form was sent and which, never what somebody wrote into it. */
export default function forms(footfall: Footfall): void {
  const look = ({ target }: Event): void => {
    const form = target as HTMLFormElement;
    // A field named "action" or "id" hides the form's own property: ask for attributes.
    const read = (name: string): string | undefined => form.getAttribute(name) ?? undefined;
    let action: string | undefined;
    try {
      const { protocol, origin, pathname } = new URL(read('action') ?? '', document.baseURI);
      if (/^http/.test(protocol)) action = origin + cleanPath(pathname);
    } catch {
      // The browser takes any text for an address until it goes there.
    }
    footfall.track('Form Submitted', {
      form_id: read('id'),
      form_name: read('name'),
      action,
      method: read('method') ?? 'get',
    });
  };
  addEventListener('submit', look, true);
}
