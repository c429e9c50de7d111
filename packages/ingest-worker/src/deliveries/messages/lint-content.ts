import type { BodyProblem, MessageContent } from '@footfall/contract';
import { liquid, type Template } from './liquid.ts';

/** What templates may use. Everything else would bring in files, counters or loops without an end. */
const TAGS = [
  ...['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', 'raw', 'echo', 'abort'],
];
/** A loop in a loop goes over at most so many lists, each of which is bounded by what is known of a customer. */
const MAX_LOOP_DEPTH = 2;
const MAX_NODES = 500;

/** What a message may say, by the first word; `true` for whatever the shop calls it. */
const KNOWN: Record<string, string[] | true> = {
  customer: ['id', 'name', 'first_name', 'last_name', 'email', 'traits', 'favourite_product', 'last_product', 'orders'],
  claimed: ['name', 'first_name', 'last_name'],
  cart: ['value', 'currency', 'products'],
  campaign: ['id', 'name'],
  shop: ['name', 'currency'],
  links: ['unsubscribe', 'preferences'],
  coupon: ['code', 'value', 'expires_at'],
  product: ['id', 'name', 'url', 'price', 'currency'],
};
/** What a browser may have told stays out of what people see before they open a message. */
const FROM_BROWSERS = ['claimed', 'cart'];

const LOCALE = { language: 'en', timeZone: 'UTC', currency: 'EUR' };

interface Lint {
  /** There is a coupon to tell of. */
  coupon: boolean;
  /** There is a product that it is about. */
  product: boolean;
}

/** What is wrong with the templates of one step, each at its path. */
export function lintContent(content: MessageContent, path: string, lint: Lint): BodyProblem[] {
  const problems: BodyProblem[] = [];
  for (const [channel, parts] of Object.entries(content)) {
    for (const [part, text] of Object.entries(parts as Record<string, string>)) {
      const isHeadline = part === 'subject' || part === 'title' || part === 'link';
      const unknown = isHeadline ? FROM_BROWSERS : [];
      const at = `${path}.${channel}.${part}`;
      for (const message of lintTemplate(text, unknown, lint)) problems.push({ path: at, message });
    }
  }
  return problems;
}

function lintTemplate(text: string, refused: string[], { coupon, product }: Lint): string[] {
  const engine = liquid(false, LOCALE);
  let templates: Template[];
  try {
    templates = engine.parse(text);
  } catch (error) {
    return [(error as Error).message];
  }
  const found = new Set<string>();
  if (/\{%[^%]*\.\.[^%]*%\}/.test(text)) found.add('Loops go over lists, not over ranges of numbers.');
  const nodes = walk(templates, 0, found);
  if (nodes > MAX_NODES) found.add(`A template has at most ${MAX_NODES} parts.`);
  for (const segments of engine.globalVariableSegmentsSync(templates)) {
    const [root, member] = segments.map(String);
    const name = segments.map(String).join('.');
    const known = root === undefined || !Object.hasOwn(KNOWN, root) ? undefined : KNOWN[root];
    if (known === undefined) found.add(`There is no variable ${name}.`);
    else if (refused.includes(root as string)) found.add(`${name} may come from a browser: not in a subject or link.`);
    else if (root === 'coupon' && !coupon) found.add('No step of this campaign gives a coupon.');
    else if (root === 'product' && !product) found.add('This campaign is not about one product.');
    else if (known !== true && (member === undefined || !known.includes(member))) {
      found.add(`There is no variable ${name}. Known of ${root}: ${known.join(', ')}.`);
    }
  }
  return [...found];
}

/** Counts what a template is made of, and notes what it may not use. */
function walk(templates: unknown, loops: number, found: Set<string>): number {
  let nodes = 0;
  if (!Array.isArray(templates)) return nodes;
  for (const node of templates as Record<string, unknown>[]) {
    if (typeof node !== 'object' || node === null) continue;
    nodes += 1;
    const name = typeof node.name === 'string' && 'liquid' in node ? node.name : undefined;
    if (name !== undefined && !TAGS.includes(name)) found.add(`The tag ${name} cannot be used in messages.`);
    const depth = loops + (name === 'for' ? 1 : 0);
    if (depth > MAX_LOOP_DEPTH) found.add(`Loops nest at most ${MAX_LOOP_DEPTH} deep.`);
    for (const inner of [node.templates, node.elseTemplates, node.branches]) nodes += walk(inner, depth, found);
  }
  return nodes;
}
