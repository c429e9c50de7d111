import type { BodyProblem, MessageContent } from '@footfall/contract';
import { FROM_BROWSERS } from './known-words.ts';
import { lintTemplate, type TemplateLint } from './lint-template.ts';
import { kindOfPart } from './partials.ts';

/** What is wrong with the templates of one step, each at its path. */
export function lintContent(
  content: MessageContent,
  path: string,
  lint: Pick<TemplateLint, 'partials' | 'coupon' | 'product' | 'surveys'>,
): BodyProblem[] {
  const problems: BodyProblem[] = [];
  for (const [channel, parts] of Object.entries(content)) {
    for (const [part, text] of Object.entries(parts as Record<string, string>)) {
      const isHeadline = part === 'subject' || part === 'title' || part === 'link';
      const refused = isHeadline ? FROM_BROWSERS : [];
      const found = lintTemplate(text, { ...lint, kind: kindOfPart(channel, part), refused });
      for (const message of found) problems.push({ path: `${path}.${channel}.${part}`, message });
    }
  }
  return problems;
}
