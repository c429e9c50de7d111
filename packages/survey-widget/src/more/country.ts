import type { CountryQuestion } from '@footfall/contract';
import { countries } from '@footfall/engine/survey-flow';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** Every country by the name it has in the survey's language. */
export function country({ question, answer, say, language, ties, tools }: Stage<CountryQuestion>): Field {
  const { draw } = tools;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const list = countries().map((code) => ({ code, name: names.of(code) ?? code }));
  list.sort((one, other) => one.name.localeCompare(other.name, language));
  const node = draw(
    'select',
    { part: 'input', name: 'country', autocomplete: 'country', ...ties },
    draw('option', { value: '' }, say(question.placeholder)),
    ...list.map(({ code, name }) => draw('option', { value: code }, name)),
  );
  node.value = `${answer?.value ?? ''}`;
  return rare(node, () => (node.value ? { value: node.value } : undefined));
}
