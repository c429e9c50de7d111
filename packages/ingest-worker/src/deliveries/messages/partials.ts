import type { MessageContent, PartialDefinition } from '@footfall/contract';

/** Which of its two parts a partial lends: its HTML to HTML mail, its text to everything else. */
export type PartKind = 'html' | 'text';
/** What a partial puts in, by its id. */
export type Partials = Record<string, Pick<PartialDefinition, PartKind>>;

const RENDERED = /\{%-?\s*render\s+(?:"([^"]*)"|'([^']*)')/g;

/** Ids that a template puts in itself. */
export function partialsIn(template: string): string[] {
  return [...template.matchAll(RENDERED)].map(([, double, single]) => (double ?? single) as string);
}

export const kindOfPart = (channel: string, part: string): PartKind =>
  channel === 'email' && part === 'html' ? 'html' : 'text';

/** Partials as the renderer takes them. Without the prototype, so that none is called `constructor`. */
export function sourcesOf(partials: Partials, kind: PartKind): Record<string, string> {
  const sources: Record<string, string> = Object.create(null);
  for (const [id, parts] of Object.entries(partials)) {
    const source = parts[kind];
    if (source !== undefined) sources[id] = source;
  }
  return sources;
}

/** Those that these templates need, directly or through one another, by id; ones that are not there are left out. */
export function neededPartials(templates: string[], partials: Partials): Partials {
  const needed = new Set<string>();
  const open = templates.flatMap(partialsIn);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id) || !Object.hasOwn(partials, id)) continue;
    needed.add(id);
    const { html = '', text = '' } = partials[id] as Partials[string];
    open.push(...partialsIn(html), ...partialsIn(text));
  }
  return Object.fromEntries([...needed].sort().map((id) => [id, partials[id] as Partials[string]]));
}

/** Every template of these messages. */
export function templatesOf(contents: MessageContent[]): string[] {
  return contents.flatMap((content) =>
    Object.values(content).flatMap((parts) => Object.values(parts as Record<string, string>)),
  );
}
