import type { Option, Question } from '@footfall/contract';
import { shuffle } from '@footfall/engine/survey-flow';
import type { Field, Screen } from './draw-question.ts';
import { element } from './element.ts';
import { textField } from './text-field.ts';

/** Scales, from their first value to their last. */
const SCALES: Record<string, [number, number]> = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };

/** A scale, or options to choose from; an open one asks for words of one's own beside it. */
export function choiceField({ question, say, seed }: Screen, spoken: object): Field {
  const scale = SCALES[question.kind];
  const options = 'options' in question ? (question.options as Option[]) : [];
  const open = options.find((option) => option.open);
  const multiple = question.kind === 'choice' && question.many === true;
  const choices = scale ? steps(scale) : named(question, options, say, seed);
  let chosen: string[] = [];
  const change = ({ currentTarget }: Event): void => {
    chosen = (currentTarget as unknown as { values?: string[] }).values ?? [];
  };
  const node = element(
    's-choice-list',
    { ...spoken, multiple, change },
    ...choices.map(({ value, text }) => element('s-choice', { value }, text)),
  );
  const words = open && textField({ label: say(open.text) });
  return {
    node,
    ...(words ? { more: [words.node] } : {}),
    read() {
      const [first] = chosen;
      if (first === undefined) return undefined;
      const other = open && chosen.includes(open.id) ? words?.written() : undefined;
      const value = multiple ? [...chosen] : scale ? Number(first) : first;
      return { value, ...(other ? { other } : {}) };
    },
  };
}

interface Named {
  value: string;
  text: string;
}

function steps([from, to]: [number, number]): Named[] {
  return Array.from({ length: to - from + 1 }, (_, place) => `${from + place}`).map((value) => ({
    value,
    text: value,
  }));
}

function named(question: Question, options: Option[], say: Screen['say'], seed: string): Named[] {
  if (question.kind === 'yes_no') return ['yes', 'no'].map((value) => ({ value, text: say(`ui.${value}`) }));
  const isShuffled = 'shuffle' in question && question.shuffle;
  return (isShuffled ? shuffle(options, seed) : options).map(({ id, text }) => ({ value: id, text: say(text) }));
}
