import { shuffle } from '@footfall/engine/survey-flow';
import { draw } from './draw.ts';
import type { Field, Kind, Stage } from './kinds/field.ts';

export interface QuestionScreen {
  node: HTMLElement;
  field: Field;
  /** Shows why the answer is not taken, and goes to where it can be mended. */
  refuse(reason: string): void;
  /** Whether the next step is the end, which can change with the answer. */
  setLast(last: boolean): void;
}

export interface QuestionScreenOptions extends Omit<Stage, 'ties' | 'tools'> {
  kind: Kind;
  onNext(): void;
  onBack: (() => void) | undefined;
  onChange(): void;
}

/** One question with its buttons. Enter goes on, because it is a form; the page's own form does not hear of it. */
export function questionScreen(options: QuestionScreenOptions): QuestionScreen {
  const { question, kind, say, write, onNext, onBack, onChange } = options;
  const hint = question.hint;
  const error = draw('p', { part: 'error', id: 'error', role: 'alert' });
  const ties: Stage['ties'] = { 'aria-labelledby': 'question', 'aria-describedby': `${hint ? 'hint ' : ''}error` };
  if (question.required) ties['aria-required'] = 'true';
  const field = kind({ ...options, ties, tools: { draw, shuffle } });
  const next = draw('button', { part: 'next', type: 'submit' });
  const node = draw(
    'form',
    {
      part: 'form',
      novalidate: true,
      onsubmit(event: Event) {
        event.preventDefault();
        onNext();
      },
      oninput() {
        error.textContent = '';
        for (const input of node.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
        onChange();
      },
    },
    draw('h2', { part: 'question', id: 'question', tabindex: -1 }, write(question.text)),
    hint && draw('p', { part: 'hint', id: 'hint' }, write(hint)),
    field.node,
    error,
    draw(
      'div',
      { part: 'buttons' },
      onBack && draw('button', { part: 'back', type: 'button', onclick: onBack }, say('ui.back')),
      next,
    ),
  );
  return {
    node,
    field,
    refuse(reason) {
      error.textContent = reason;
      for (const input of node.querySelectorAll('[aria-describedby]:not([role="group"])')) {
        input.setAttribute('aria-invalid', 'true');
      }
      const find = (selector: string): HTMLElement | null => node.querySelector(selector);
      (find('[name="other"]:enabled') ?? find(':checked') ?? find('input, textarea, select, [aria-pressed]'))?.focus();
    },
    setLast(last) {
      next.setAttribute('part', last ? 'submit' : 'next');
      next.textContent = say(last ? 'ui.submit' : 'ui.next');
    },
  };
}
