/** Most partials of one site. */
export const MAX_PARTIALS = 100;

/**
 * A piece of template that messages share, such as a footer: what `POST /v1/partials` takes. `{% render 'id' %}` puts
 * its `html` into HTML mail and its `text` everywhere else; at least one of them is there.
 */
export interface PartialDefinition {
  name: string;
  html?: string;
  text?: string;
}

/** A partial as the API tells of it. Times are ISO 8601. */
export interface PartialAnswer extends PartialDefinition {
  id: string;
  /** What whoever uses it has to give: `{% render 'button', label: 'Buy' %}`. */
  parameters: string[];
  /** Other partials that put it in. */
  partials: string[];
  /** Campaigns whose draft puts it in; `current`: what is in force has it as it stands now. */
  campaigns: { id: string; name: string; current: boolean }[];
  createdAt: string;
  updatedAt: string;
}

/** A partial as one customer would see it, or why not. */
export type PartialPreview = { part: 'html' | 'text'; shown: string } | { part: 'html' | 'text'; why: string };
