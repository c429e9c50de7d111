import type { Channel, MessageContent, WithheldReason } from '@footfall/contract';
import { Aborted, type Locale, liquid } from './liquid.ts';

/** A message with its texts, still without who it is from and to. */
export type Rendered =
  | { channel: 'email'; subject: string; html: string; text: string }
  | { channel: 'sms'; text: string }
  | { channel: 'push'; title: string; text: string; url?: string };

export type RenderOutcome = { rendered: Rendered } | { reason: WithheldReason; why: string };

/** Renders the parts of one channel. A template that fails or gives up sends nothing, and says why. */
export async function renderMessage(
  content: MessageContent,
  channel: Channel,
  words: Record<string, unknown>,
  locale: Locale,
): Promise<RenderOutcome> {
  const plain = liquid(false, locale);
  const text = async (template: string) => String(await plain.parseAndRender(template, words));
  try {
    if (channel === 'email' && content.email) {
      const { subject, html, text: body } = content.email;
      const marked = String(await liquid(true, locale).parseAndRender(html, words));
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
    const cause = (error as { originalError?: unknown }).originalError ?? error;
    if (cause instanceof Aborted) return { reason: 'aborted', why: cause.message };
    return { reason: 'bad_template', why: (error as Error).message };
  }
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
