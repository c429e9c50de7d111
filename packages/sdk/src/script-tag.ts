import type { Call } from './footfall.ts';
import { init } from './init.ts';
import type { Options } from './options.ts';

/** The script tag: options are its `data-` attributes, and what was pushed before it loaded is carried out. */
const script = document.currentScript as HTMLScriptElement | null;
const options = { host: script && new URL(script.src).origin, ...script?.dataset } as unknown as Options & {
  global?: string;
};
const name = options.global ?? 'footfall';
const page = window as unknown as Record<string, Call[]>;
const calls = page[name];
if (options.writeKey && (!calls || Array.isArray(calls))) {
  const footfall = init(options);
  page[name] = footfall as never;
  footfall.push(...(calls ?? []));
}
