import type { ImageOption, Option, SurveyDraft } from '@footfall/contract';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowUp, IconHandStop, IconMessage2, IconPin, IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { changed } from './changed.ts';
import { moved } from './moved.ts';
import styles from './QuestionEditor.module.css';
import { textOf, withText } from './texts.ts';

/** What an option can be besides a text; which of them make sense is the question's to say. */
export type OptionMark = 'pinned' | 'open' | 'alone';

interface Props {
  /** As in "Question 1: option". */
  name: string;
  draft: SurveyDraft;
  options: (Option | ImageOption)[];
  /** Each has a picture too. */
  withImages?: boolean;
  marks?: OptionMark[];
  /** Begins the keys of their texts. */
  prefix: string;
  language: string;
  onChange: (draft: SurveyDraft, options: Option[]) => void;
}

const MARKS = {
  pinned: { words: 'keeps its place', Icon: IconPin },
  open: { words: 'asks for own words', Icon: IconMessage2 },
  alone: { words: 'is chosen alone', Icon: IconHandStop },
} as const;

/** What can be chosen. An id is made once and stays, whatever the text becomes: answers are stored by it. */
export function OptionsEditor({ name, draft, options, withImages, marks = [], prefix, language, onChange }: Props) {
  const add = () => {
    let number = options.length + 1;
    while (options.some(({ id }) => id === `o${number}`)) number += 1;
    const image = withImages ? { image: 'https://' } : {};
    onChange(draft, [...options, { id: `o${number}`, text: `${prefix}.o${number}`, ...image }]);
  };
  return (
    <div className={styles.options}>
      {options.map((option, place) => {
        const called = `${name} ${place + 1}`;
        // One that was written elsewhere can be seen and taken away.
        const shown = (Object.keys(MARKS) as OptionMark[]).filter((mark) => marks.includes(mark) || option[mark]);
        return (
          <div key={option.id} className={styles.option}>
            <TextInput
              size="xs"
              aria-label={called}
              autoComplete="off"
              value={textOf(draft, language, option.text)}
              placeholder={textOf(draft, draft.language, option.text) || called}
              onChange={(change) =>
                onChange(withText(draft, language, option.text, change.currentTarget.value), options)
              }
            />
            {'image' in option && (
              <TextInput
                size="xs"
                aria-label={`${called}: address of the picture`}
                placeholder="https://"
                autoComplete="off"
                value={option.image}
                onChange={(change) =>
                  onChange(draft, options.with(place, { ...option, image: change.currentTarget.value }))
                }
              />
            )}
            {shown.map((mark) => {
              const { words, Icon } = MARKS[mark];
              return (
                <ActionIcon
                  key={mark}
                  variant={option[mark] ? 'light' : 'subtle'}
                  {...(option[mark] ? {} : { color: 'gray' })}
                  aria-pressed={option[mark] ?? false}
                  aria-label={`${called} ${words}`}
                  title={words}
                  onClick={() =>
                    onChange(draft, options.with(place, changed(option, { [mark]: option[mark] ? undefined : true })))
                  }
                >
                  <Icon size={14} stroke={1.8} aria-hidden />
                </ActionIcon>
              );
            })}
            <IconAction
              icon={IconArrowUp}
              label={`Move ${called.toLowerCase()} up`}
              disabled={place === 0}
              onClick={() => onChange(draft, moved(options, place, -1))}
            />
            <IconAction
              icon={IconX}
              label={`Remove ${called.toLowerCase()}`}
              onClick={() => onChange(draft, options.toSpliced(place, 1))}
            />
          </div>
        );
      })}
      <AddRow onClick={add}>{`Add ${name.split(': ').at(-1)}`}</AddRow>
    </div>
  );
}
