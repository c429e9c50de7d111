import type { Channel, MessageContent, WithheldReason } from '@footfall/contract';
import { Aborted, type Locale, liquid } from './liquid.ts';
import { type Partials, type PartKind, sourcesOf } from './partials.ts';

/** A message with its texts, still without who it is from and to. */
export type Rendered =
  | { channel: 'email'; subject: string; html: string; text: string }
  | { channel: 'sms'; text: string }
  | { channel: 'push'; title: string; text: string; url?: string };

export type RenderOutcome = { rendered: Rendered } | { reason: WithheldReason; why: string };

/** What templates are filled with. */
export interface Filling {
  words: Record<string, unknown>;
  locale: Locale;
  partials: Partials;
}

/** One template with its partials, which know the same words. Throws where it fails or gives up. */
export async function renderTemplate(
  template: string,
  kind: PartKind,
  { words, locale, partials }: Filling,
): Promise<string> {
  const engine = liquid(kind === 'html', locale, sourcesOf(partials, kind));
  return String(await engine.parseAndRender(template, {}, { globals: words }));
}

/** Renders the parts of one channel. A template that fails or gives up sends nothing, and says why. */
export async function renderMessage(
  content: MessageContent,
  channel: Channel,
  filling: Filling,
): Promise<RenderOutcome> {
  const text = (template: string) => renderTemplate(template, 'text', filling);
  try {
    if (channel === 'email' && content.email) {
      const { subject, html, text: body } = content.email;
      const marked = await renderTemplate(html, 'html', filling);
      return checked({ channel, subject: await text(subject), html: marked, text: await text(body) });
    }
    if (channel === 'sms' && content.sms) return checked({ channel, text: await text(content.sms.text) });
    if (channel === 'push' && content.push) {
      const { title, text: body, link } = content.push;
      const url = link === undefined ? {} : { url: await text(link) };
      return checked({ channel, title: await text(title), text: await text(body), ...url });
    }
    return { reason: 'bad_template', why: `there is nothing to send by ${channel}` };
  } catch (error) {
    const aborted = abortedBy(error);
    if (aborted) return { reason: 'aborted', why: aborted.message };
    return { reason: 'bad_template', why: (error as Error).message };
  }
}

/** Each template around an error wraps it once more. */
function abortedBy(error: unknown): Aborted | undefined {
  if (error instanceof Aborted) return error;
  const inner = (error as { originalError?: unknown } | undefined)?.originalError;
  return inner === undefined ? undefined : abortedBy(inner);
}

/** A line break in what becomes a header would write headers of its own. */
function checked(rendered: Rendered): RenderOutcome {
  const lines =
    rendered.channel === 'email'
      ? [rendered.subject]
      : rendered.channel === 'push'
        ? [rendered.title, rendered.url]
        : [];
  const isBroken = lines.some((line) => line !== undefined && /[\r\n\0\u0085\u2028\u2029]/.test(line));
  return isBroken ? { reason: 'bad_template', why: 'a subject, title or link has more than one line' } : { rendered };
}
