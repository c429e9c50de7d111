import { isCurrency } from '@footfall/engine';
import { Liquid, type TagToken, type Template } from 'liquidjs';

/** Bytes a render may allocate, roughly, and characters a template may have. */
const MEMORY_LIMIT = 2_000_000;
const PARSE_LIMIT = 100_000;

/** Thrown by `{% abort "why" %}`: the template itself says that this message is not to be sent. */
export class Aborted extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Aborted';
  }
}

/** In whose language and zone filters write. */
export interface Locale {
  /** BCP 47. */
  language: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217, for amounts without one. */
  currency: string;
}

/** How each output is written: `true` for HTML, `false` as it is. */
type Escape = 'json' | ((value: unknown) => string);

/**
 * Liquid as messages have it: what is undefined is a failed render and not an empty text, own properties only, and in
 * HTML every output is escaped. `renderLimit` is left out on purpose: the clock of a deployed Worker stands still while
 * it computes, so loops are bounded when a template is saved (`lint-template.ts`). `partials`: what `render` puts in.
 */
export function liquid(written: boolean | Escape, locale: Locale, partials: Record<string, string> = {}): Liquid {
  const engine = new Liquid({
    templates: partials,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    memoryLimit: MEMORY_LIMIT,
    parseLimit: PARSE_LIMIT,
    ...(written ? { outputEscape: written === true ? ('escape' as const) : written } : {}),
  });
  engine.registerFilter('money', (amount: unknown, currency: unknown = locale.currency) => {
    const code = isCurrency(currency) ? currency : locale.currency;
    return new Intl.NumberFormat(locale.language, { style: 'currency', currency: code }).format(Number(amount));
  });
  engine.registerFilter('date', (value: unknown, style: unknown = 'medium') => {
    const dateStyle = style === 'full' || style === 'long' || style === 'short' ? style : 'medium';
    const { language, timeZone } = locale;
    return new Intl.DateTimeFormat(language, { dateStyle, timeZone }).format(new Date(value as string | number));
  });
  engine.registerFilter('epoch_seconds', (time: unknown) => Math.floor(Date.parse(String(time)) / 1000));
  engine.registerTag('abort', {
    parse(token: TagToken) {
      this.reason = token.args.trim().replace(/^["']|["']$/g, '');
    },
    // biome-ignore lint/correctness/useYield: Liquid drives tags as generators.
    *render() {
      throw new Aborted(String(this.reason));
    },
  });
  return engine;
}

export type { Template };
