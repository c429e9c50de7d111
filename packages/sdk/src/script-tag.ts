import type { Call } from './footfall.ts';
import { init } from './index.ts';
import type { Options } from './options.ts';

/** The script tag: options are its `data-` attributes, and what was pushed before it loaded is carried out. */
const { src, dataset } = document.currentScript as HTMLScriptElement;
const { origin: host, href: base } = new URL('.', src);
const name = dataset.global ?? 'footfall';
const page = window as unknown as Record<string, Call[]>;
const calls = page[name] ?? [];
// Else the tag is there twice.
if (Array.isArray(calls)) {
  const footfall = init({ host, base, capture: 'usual', ...dataset } as unknown as Options);
  page[name] = footfall as never;
  for (const call of calls) footfall.push(call);
}
