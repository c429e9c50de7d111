import type { Question } from '@footfall/contract';
import type { Answer, validate } from '@footfall/engine/survey-flow';
import { choiceField } from './choice-field.ts';
import { element } from './element.ts';
import { textField } from './text-field.ts';

export interface Screen {
  question: Question;
  say(key: string): string;
  /** Why an answer is not taken; undefined where it is. */
  check(given: Answer | undefined): ReturnType<typeof validate>;
  /** Keeps a shuffled order over a reload. */
  seed: string;
}

export interface Field {
  node: Node & { error?: string | undefined };
  /** What else belongs to it. */
  more?: Node[];
  /** What was answered by now; undefined for nothing. */
  read(): Answer | undefined;
}

/** What is drawn here; an optional question of any other kind is passed by. */
export const KINDS: string[] = ['nps', 'csat', 'ces', 'yes_no', 'choice', 'dropdown', 'text', 'statement'];

/** Draws one question of Shopify's own elements, and waits until the buyer goes on with an answer that can be taken. */
export function drawQuestion(screen: Screen): Promise<Answer | undefined> {
  const { question, say, check } = screen;
  return new Promise((goOn) => {
    const field = fieldOf(screen);
    const click = (): void => {
      const given = field?.read();
      const problem = field && check(given);
      if (problem) field.node.error = say(`ui.${problem}`);
      else goOn(given);
    };
    document.body.replaceChildren(
      element(
        's-stack',
        { gap: 'base' },
        element('s-heading', {}, say(question.text)),
        ...(question.hint ? [element('s-text', {}, say(question.hint))] : []),
        ...(field ? [field.node, ...(field.more ?? [])] : []),
        element('s-button', { variant: 'primary', click }, say('ui.next')),
      ),
    );
  });
}

function fieldOf(screen: Screen): Field | undefined {
  const { question, say } = screen;
  if (question.kind === 'statement') return undefined;
  // The heading shows it already; who listens to the page hears it with the field.
  const spoken = { label: say(question.text), labelAccessibilityVisibility: 'exclusive' };
  if (question.kind !== 'text') return choiceField(screen, spoken);
  const { node, written } = textField(spoken, question.long);
  return { node, read: () => (written() ? { value: written() } : undefined) };
}
