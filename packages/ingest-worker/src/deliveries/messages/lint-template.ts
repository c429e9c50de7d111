import { KNOWN_WORDS, SURVEY_MEMBERS } from './known-words.ts';
import { liquid, type Template } from './liquid.ts';
import { type Partials, type PartKind, sourcesOf } from './partials.ts';

/** What templates may use. Everything else would bring in files, counters or loops without an end. */
const TAGS = [
  ...['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', 'raw', 'echo', 'abort'],
  'render',
];
/** A loop in a loop goes over at most so many lists, each of which is bounded by what is known of a customer. */
const MAX_LOOP_DEPTH = 2;
/** With the partials it puts in, each as often as it is put in. */
const MAX_NODES = 500;
const MAX_CHARACTERS = 200_000;

const LOCALE = { language: 'en', timeZone: 'UTC', currency: 'EUR' };

export interface TemplateLint {
  kind: PartKind;
  partials: Partials;
  /** There is a coupon to tell of. */
  coupon: boolean;
  /** There is a product that it is about. */
  product: boolean;
  /** Ids of the surveys that are published; missing where whoever puts it in is asked for them. */
  surveys?: string[];
  /** First words that may not be used here. */
  refused?: string[];
  /** Id of the partial that the template is; then a word nobody knows is what it has to be given. */
  partial?: string;
}

/** A template and where it is put in. */
interface Place {
  /** Ids of the partials around it, the innermost last. */
  within: string[];
  /** Loops around it. */
  loops: number;
}

/** A `render` tag as the library parses it. */
interface RenderNode {
  file: unknown;
  with?: unknown;
  forBinding?: unknown;
  hash: { hash: Record<string, unknown> };
}

/** What is wrong with one template, each as a sentence. */
export function lintTemplate(text: string, lint: TemplateLint): string[] {
  const linter = new Linter(lint);
  linter.template(text, { within: lint.partial === undefined ? [] : [lint.partial], loops: 0 });
  return [...linter.found];
}

/** Words that a partial has to be given: single ones that nobody knows. */
export function parametersOf(text: string): string[] {
  const engine = liquid(false, LOCALE);
  const words = variablesOf(engine, engine.parse(text));
  const given = words.filter((word) => word.length === 1 && !Object.hasOwn(KNOWN_WORDS, word[0] ?? ''));
  return [...new Set(given.map(([word]) => word as string))].sort();
}

const variablesOf = (engine: ReturnType<typeof liquid>, templates: Template[]) =>
  engine.globalVariableSegmentsSync(templates, { partials: false }).map((segments) => segments.map(String));

/** Numbers from … to …, anywhere but in a quoted text: they are made before anything can stop them. */
function hasRange(text: string): boolean {
  const written = text.match(/\{[%{][\s\S]*?[%}]\}/g) ?? [];
  return written.some((part) => part.replaceAll(/"[^"]*"|'[^']*'/g, '').includes('..'));
}

class Linter {
  readonly found = new Set<string>();
  readonly #lint: TemplateLint;
  readonly #engine = liquid(false, LOCALE);
  readonly #sources: Record<string, string>;
  #nodes = 0;
  #characters = 0;

  constructor(lint: TemplateLint) {
    this.#lint = lint;
    this.#sources = sourcesOf(lint.partials, lint.kind);
  }

  template(text: string, place: Place): void {
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) {
      this.found.add(`With its partials, a template has at most ${MAX_CHARACTERS.toLocaleString('en')} characters.`);
      return;
    }
    let templates: Template[];
    try {
      templates = this.#engine.parse(text);
    } catch (error) {
      this.found.add((error as Error).message);
      return;
    }
    if (hasRange(text)) this.found.add('Loops go over lists, not over ranges of numbers.');
    this.#variables(templates, place);
    this.#walk(templates, place);
  }

  #variables(templates: Template[], { within }: Place): void {
    const { refused = [], coupon, product, surveys } = this.#lint;
    for (const segments of variablesOf(this.#engine, templates)) {
      const [root = '', member] = segments;
      const name = segments.join('.');
      const known = Object.hasOwn(KNOWN_WORDS, root) ? KNOWN_WORDS[root] : undefined;
      // What puts a partial in is asked for its parameters there.
      if (known === undefined && within.length > 0 && segments.length === 1) continue;
      if (known === undefined) this.found.add(`There is no variable ${name}.`);
      else if (refused.includes(root)) this.found.add(`${name} may come from a browser: not in a subject or link.`);
      else if (root === 'coupon' && !coupon) this.found.add('No step of this campaign gives a coupon.');
      else if (root === 'product' && !product) this.found.add('This campaign is not about one product.');
      else if (root === 'surveys') this.#survey(segments, surveys);
      else if (known !== true && (member === undefined || !known.includes(member))) {
        this.found.add(`There is no variable ${name}. Known of ${root}: ${known.join(', ')}.`);
      }
    }
  }

  #survey([, id, member]: string[], surveys: string[] | undefined): void {
    if (id === undefined || (surveys && !surveys.includes(id))) {
      this.found.add(`There is no published survey ${id ?? 'without a name'}: {{ surveys.its-id.url }}.`);
    } else if (member !== undefined && !SURVEY_MEMBERS.includes(member)) {
      this.found.add(`There is no variable surveys.${id}.${member}. Known of a survey: ${SURVEY_MEMBERS.join(', ')}.`);
    }
  }

  /** Counts what a template is made of, and notes what it may not use. */
  #walk(templates: unknown, place: Place): void {
    if (!Array.isArray(templates)) return;
    for (const node of templates as Record<string, unknown>[]) {
      if (typeof node !== 'object' || node === null) continue;
      this.#nodes += 1;
      if (this.#nodes > MAX_NODES) {
        this.found.add(`With its partials, a template has at most ${MAX_NODES} parts.`);
        return;
      }
      const name = typeof node.name === 'string' && 'liquid' in node ? node.name : undefined;
      if (name !== undefined && !TAGS.includes(name)) this.found.add(`The tag ${name} cannot be used in messages.`);
      const loops = place.loops + (name === 'for' ? 1 : 0);
      if (loops > MAX_LOOP_DEPTH) this.found.add(`Loops nest at most ${MAX_LOOP_DEPTH} deep.`);
      const inner = { ...place, loops };
      if (name === 'render') this.#partial(node as unknown as RenderNode, inner);
      else for (const part of [node.templates, node.elseTemplates, node.branches]) this.#walk(part, inner);
    }
  }

  #partial({ file: id, with: one, forBinding, hash }: RenderNode, { within, loops }: Place): void {
    const source = typeof id === 'string' ? this.#sources[id] : undefined;
    if (typeof id !== 'string') this.found.add("A partial is named in quotes: {% render 'footer' %}.");
    else if (one !== undefined || forBinding !== undefined) {
      this.found.add(`What the partial ${id} needs is given by name: {% render '${id}', label: 'Buy' %}.`);
    } else if (within.includes(id)) this.found.add(`The partial ${id} would put in itself, without an end.`);
    else if (source !== undefined) this.#putIn(id, source, Object.keys(hash.hash), { within, loops });
    else {
      const isThere = Object.hasOwn(this.#lint.partials, id);
      this.found.add(isThere ? `The partial ${id} has no ${this.#lint.kind}.` : `There is no partial ${id}.`);
    }
  }

  #putIn(id: string, source: string, given: string[], { within, loops }: Place): void {
    this.template(source, { within: [...within, id], loops });
    const missing = this.found.size > 0 ? [] : parametersOf(source).filter((word) => !given.includes(word));
    for (const word of missing) this.found.add(`The partial ${id} needs ${word}: {% render '${id}', ${word}: … %}.`);
  }
}
