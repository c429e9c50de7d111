import type { AutocompleteQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** The browser's own list under a text field: it filters while one types. */
export function autocomplete({ question, answer, say, ties, tools }: Stage<AutocompleteQuestion>): Field {
  const { draw } = tools;
  const { options } = question;
  const node = draw('input', {
    part: 'input',
    name: 'autocomplete',
    list: 'options',
    autocomplete: 'off',
    placeholder: say(question.placeholder) || undefined,
    ...ties,
  });
  const chosen = options.find(({ id }) => id === answer?.value);
  node.value = chosen ? say(chosen.text) : '';
  const list = draw('datalist', { id: 'options' }, ...options.map(({ text }) => draw('option', { value: say(text) })));
  return rare(draw('div', {}, node, list), () => {
    const typed = node.value.trim().toLowerCase();
    const option = options.find(({ text }) => say(text).toLowerCase() === typed);
    // What is not on the list is refused by name, not taken for nothing.
    return typed ? { value: option?.id ?? '' } : undefined;
  });
}
