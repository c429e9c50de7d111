import type { Call } from './footfall.ts';
import { init } from './index.ts';
import type { Options } from './options.ts';

/** The script tag: options are its `data-` attributes, and what was pushed before it loaded is carried out. */
const { src, dataset } = document.currentScript as HTMLScriptElement;
const folder = new URL('.', src);
const options = { host: folder.origin, base: folder.href, ...dataset } as unknown as Options & { global?: string };
const name = options.global ?? 'footfall';
const page = window as unknown as Record<string, Call[]>;
const calls = page[name] ?? [];
// Else the tag is there twice.
if (Array.isArray(calls)) {
  const footfall = init(options);
  page[name] = footfall as never;
  for (const call of calls) footfall.push(call);
}
