import type { ImageOption, Option, SurveyDraft } from '@footfall/contract';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import styles from './QuestionEditor.module.css';
import { textOf, withText } from './texts.ts';

interface Props {
  /** As in "Question 1: option". */
  name: string;
  draft: SurveyDraft;
  options: (Option | ImageOption)[];
  /** Each has a picture too. */
  withImages?: boolean;
  /** Begins the keys of their texts. */
  prefix: string;
  language: string;
  onChange: (draft: SurveyDraft, options: Option[]) => void;
}

/** What can be chosen. An id is made once and stays, whatever the text becomes: answers are stored by it. */
export function OptionsEditor({ name, draft, options, withImages, prefix, language, onChange }: Props) {
  const add = () => {
    let number = options.length + 1;
    while (options.some(({ id }) => id === `o${number}`)) number += 1;
    const image = withImages ? { image: 'https://' } : {};
    onChange(draft, [...options, { id: `o${number}`, text: `${prefix}.o${number}`, ...image }]);
  };
  return (
    <div className={styles.options}>
      {options.map((option, place) => (
        <div key={option.id} className={styles.option}>
          <TextInput
            size="xs"
            aria-label={`${name} ${place + 1}`}
            autoComplete="off"
            value={textOf(draft, language, option.text)}
            placeholder={textOf(draft, draft.language, option.text) || `${name} ${place + 1}`}
            onChange={(change) => onChange(withText(draft, language, option.text, change.currentTarget.value), options)}
          />
          {'image' in option && (
            <TextInput
              size="xs"
              aria-label={`${name} ${place + 1}: address of the picture`}
              placeholder="https://"
              autoComplete="off"
              value={option.image}
              onChange={(change) =>
                onChange(draft, options.with(place, { ...option, image: change.currentTarget.value }))
              }
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name.toLowerCase()} ${place + 1}`}
            onClick={() => onChange(draft, options.toSpliced(place, 1))}
          >
            <IconX size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ justifySelf: 'start' }}
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
        onClick={add}
      >
        {`Add ${name.split(': ').at(-1)}`}
      </Button>
    </div>
  );
}
