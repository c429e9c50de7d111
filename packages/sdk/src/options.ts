/** What `init` takes. Strings stand for the other types too, because `data-` attributes are strings. */
export interface Options {
  /** The site's public key, `wk_…`. */
  writeKey: string;
  /** Origin of the ingest; where the script tag was loaded from, unless said. */
  host?: string;
  /** Where the SDK's other files are, with a slash at the end; beside the script tag's file, else `<host>/sdk/`. */
  base?: string;
  /**
   * Names of captures to load: `page-left`, `outbound-links`, `forms`, `clicks`, `web-vitals`, or `usual` for the first,
   * second and fourth, which is what a script tag loads where it names none.
   */
  capture?: string[] | string;
  /** `required`: until `consent()` grants `measure`, nothing is stored on the device and nothing is sent. */
  consent?: 'required' | 'granted';
  /** Honour the browser's Do Not Track, as if consent were `required`. Global Privacy Control is honoured always. */
  doNotTrack?: boolean | 'true';
  /** Page views by themselves: at load, at routes of single-page apps, at returns from the back/forward cache. */
  autoPage?: boolean | 'true' | 'false';
  /**
   * Keeps less on the device than a first-party cookie for all subdomains beside localStorage. `local`: no cookie.
   * `none`: nothing at all, each page load is somebody new.
   */
  storage?: 'local' | 'none';
  /**
   * `include`, where the ingest is a subdomain of the shop: its answers may then set the id's cookie, which Safari keeps
   * longer than what a script stores. On the shop's own origin they may anyway.
   */
  credentials?: RequestCredentials;
  /** The device's id, where the page knows it: from a server, or from another domain of the shop. */
  anonymousId?: string;
  /** More names of properties and URL parameters that are never told, beside passwords, tokens and the like. */
  redact?: string[] | string;
}
