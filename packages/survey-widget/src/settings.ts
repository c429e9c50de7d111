/** Where a survey is drawn: in the page's flow, or over it. */
const PLACES = ['inline', 'corner', 'modal'] as const;
export type Place = (typeof PLACES)[number];

export interface Settings {
  survey: string;
  revision: string | null;
  responseId: string | null;
  responseToken: string | null;
  host: string;
  writeKey: string | undefined;
  /**
   * Whether anything may be kept on the device. A display decided by the server follows an event that consent let
   * through; one placed by hand may come before it.
   */
  keep: boolean;
  /** Undefined where the survey itself may say. */
  place: Place | undefined;
  /** Answers chosen beforehand, such as the score clicked in an e-mail: shown, and told only when the person goes on. */
  prefill: URLSearchParams;
}

/** Set while the script tag runs, before anybody can ask. */
const loadedFrom = (globalThis.document?.currentScript as HTMLScriptElement | null)?.src;

/** What the attributes say. A tag placed by hand borrows write key and host from the SDK's script tag. */
export function readSettings(element: HTMLElement): Settings {
  const sdk = document.querySelector<HTMLScriptElement>('script[data-write-key]');
  const responseId = element.getAttribute('response-id');
  const responseToken = element.getAttribute('response-token');
  return {
    survey: element.getAttribute('survey') ?? '',
    revision: element.getAttribute('revision'),
    responseId,
    responseToken,
    host: element.getAttribute('host') ?? new URL(loadedFrom || sdk?.src || location.href).origin,
    writeKey: element.getAttribute('write-key') ?? sdk?.dataset.writeKey,
    keep: responseId !== null || (element.getAttribute('consent') ?? sdk?.dataset.consent) !== 'required',
    place: PLACES.find((place) => place === element.getAttribute('place')) ?? (responseToken ? undefined : 'inline'),
    prefill: new URLSearchParams(element.getAttribute('prefill') ?? ''),
  };
}
