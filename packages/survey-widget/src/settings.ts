/** Where a survey is drawn: in the page's flow, or over it. */
export type Place = 'inline' | 'corner' | 'modal';

export interface Settings {
  survey: string;
  revision: string | null;
  responseId: string | null;
  responseToken: string | null;
  host: string;
  writeKey: string | undefined;
  place: Place;
}

/** Set while the script tag runs, before anybody can ask. */
const loadedFrom = (document.currentScript as HTMLScriptElement | null)?.src;

/** What the attributes say. A tag placed by hand borrows write key and host from the SDK's script tag. */
export function readSettings(element: HTMLElement): Settings {
  const sdk = document.querySelector<HTMLScriptElement>('script[data-write-key]');
  const responseToken = element.getAttribute('response-token');
  const asked = element.getAttribute('place') as Place | null;
  return {
    survey: element.getAttribute('survey') ?? '',
    revision: element.getAttribute('revision'),
    responseId: element.getAttribute('response-id'),
    responseToken,
    host: element.getAttribute('host') ?? new URL(loadedFrom || sdk?.src || location.href).origin,
    writeKey: element.getAttribute('write-key') ?? sdk?.dataset.writeKey,
    place: asked === 'inline' || asked === 'corner' || asked === 'modal' ? asked : responseToken ? 'corner' : 'inline',
  };
}
