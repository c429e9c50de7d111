import type { Question } from '@footfall/contract';
import { draw } from './draw.ts';
import type { Answer } from './flow/answer.ts';
import type { Field, Kind, Stage } from './kinds/field.ts';

export interface QuestionScreen {
  node: HTMLElement;
  field: Field;
  /** Shows why the answer is not taken, and goes to where it can be mended. */
  refuse(reason: string): void;
  /** Whether the next step is the end, which can change with the answer. */
  setLast(last: boolean): void;
}

export interface QuestionScreenOptions {
  question: Question;
  kind: Kind;
  answer: Answer | undefined;
  say(key: string | undefined): string;
  seed: string;
  reward(): Promise<string | undefined>;
  onNext(): void;
  onBack: (() => void) | undefined;
  onChange(): void;
}

/** One question with its buttons. Enter goes on, because it is a form; the page's own form does not hear of it. */
export function questionScreen(options: QuestionScreenOptions): QuestionScreen {
  const { question, kind, answer, say, seed, reward, onNext, onBack, onChange } = options;
  const hint = say(question.hint);
  const error = draw('p', { part: 'error', id: 'error', role: 'alert' });
  const ties: Stage['ties'] = { 'aria-labelledby': 'question', 'aria-describedby': `${hint ? 'hint ' : ''}error` };
  if (question.required) ties['aria-required'] = 'true';
  const field = kind({ question, answer, say, ties, seed, reward });
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
        onChange();
      },
    },
    draw('h2', { part: 'question', id: 'question', tabindex: -1 }, say(question.text)),
    hint && draw('p', { part: 'hint', id: 'hint' }, hint),
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
      for (const input of node.querySelectorAll('[aria-describedby]')) input.setAttribute('aria-invalid', 'true');
      node.querySelector<HTMLElement>('input, textarea, select')?.focus();
    },
    setLast(last) {
      next.setAttribute('part', last ? 'submit' : 'next');
      next.textContent = say(last ? 'ui.submit' : 'ui.next');
    },
  };
}
