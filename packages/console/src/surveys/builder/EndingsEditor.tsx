import type { Ending, SurveyDraft } from '@footfall/contract';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { IconAction } from '../../parts/IconAction.tsx';
import { changed } from './changed.ts';
import { conditionWords } from './conditionWords.ts';
import styles from './EndingsEditor.module.css';
import { withNewEnding } from './newEnding.ts';
import question from './QuestionEditor.module.css';
import { RewardField } from './RewardField.tsx';
import { textOf, withText } from './texts.ts';
import { withoutEnding } from './without.ts';
import { withoutUnusedTexts } from './withoutUnusedTexts.ts';

interface Props {
  draft: SurveyDraft;
  language: string;
  onDraft: (draft: SurveyDraft) => void;
}

/** How it ends: for everybody, and for those whose answers lead elsewhere. */
export function EndingsEditor({ draft, language, onDraft }: Props) {
  const { endings = [] } = draft;
  return (
    <section className={styles.endings} aria-labelledby="ending">
      <h2 id="ending">At the end</h2>
      <div className={styles.card}>
        <Textarea
          aria-label="Thank-you text"
          autosize
          minRows={1}
          value={textOf(draft, language, draft.thanks)}
          placeholder={textOf(draft, draft.language, draft.thanks) || 'Thank you!'}
          onChange={(change) => onDraft(withText(draft, language, draft.thanks, change.currentTarget.value))}
        />
        {endings.length > 0 && <p className={styles.note}>For everybody whom no rule leads to another ending.</p>}
        <RewardField reward={draft.reward} onChange={(reward) => onDraft(changed(draft, { reward }))} />
      </div>
      {endings.map((ending, place) => (
        <EndingCard key={ending.id} ending={ending} place={place} draft={draft} language={language} onDraft={onDraft} />
      ))}
      <Button
        variant="default"
        size="xs"
        className={styles.add ?? ''}
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
        onClick={() => onDraft(withNewEnding(draft).draft)}
      >
        Add ending
      </Button>
    </section>
  );
}

function EndingCard({ ending, place, draft, language, onDraft }: Props & { ending: Ending; place: number }) {
  const { id, text, link } = ending;
  const name = `Ending ${place + 1}`;
  const set = (next: Ending) =>
    onDraft({ ...draft, endings: (draft.endings ?? []).map((one) => (one.id === id ? next : one)) });
  const ways = (draft.flow ?? []).filter(({ to }) => to === id);
  return (
    <fieldset className={`${question.question} ${styles.card}`} aria-label={name}>
      <div className={question.head}>
        <span className={question.number}>{name}</span>
        <code className={styles.id}>{id}</code>
        <span className={question.tools}>
          <IconAction
            icon={IconTrash}
            label={`Remove ${name.toLowerCase()}`}
            onClick={() => onDraft(withoutEnding(draft, id))}
          />
        </span>
      </div>
      <Textarea
        aria-label={`${name}: text`}
        autosize
        minRows={1}
        value={textOf(draft, language, text)}
        placeholder={textOf(draft, draft.language, text) || 'What do you say at the end?'}
        onChange={(change) => onDraft(withText(draft, language, text, change.currentTarget.value))}
      />
      <ul className={styles.ways} aria-label={`${name}: who comes here`}>
        {ways.length === 0 && <li>Nobody comes here yet: a question has to skip ahead to it.</li>}
        {ways.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and only words are drawn of them
          <li key={at}>
            {rule.if
              ? `If ${conditionWords(draft, rule.if)}`
              : `After “${textOf(draft, draft.language, draft.questions.find((one) => one.id === rule.from)?.text) || rule.from}”, always`}
          </li>
        ))}
      </ul>
      <Checkbox
        size="xs"
        label="Shows their coupon"
        checked={ending.reward ?? false}
        onChange={(change) => set(changed(ending, { reward: change.currentTarget.checked || undefined }))}
      />
      <Checkbox
        size="xs"
        label="Has a button that leads on"
        checked={link !== undefined}
        onChange={(change) => {
          const next = change.currentTarget.checked ? { text: `${id}.link`, href: 'https://' } : undefined;
          const endings = (draft.endings ?? []).map((one) => (one.id === id ? changed(one, { link: next }) : one));
          onDraft(withoutUnusedTexts(draft, { ...draft, endings }));
        }}
      />
      {link && (
        <div className={question.pair}>
          <TextInput
            size="xs"
            aria-label={`${name}: words of the button`}
            placeholder={textOf(draft, draft.language, link.text) || 'words of the button'}
            autoComplete="off"
            value={textOf(draft, language, link.text)}
            onChange={(change) => onDraft(withText(draft, language, link.text, change.currentTarget.value))}
          />
          <TextInput
            size="xs"
            aria-label={`${name}: address of the button`}
            placeholder="https://"
            autoComplete="off"
            value={link.href}
            onChange={(change) => set({ ...ending, link: { ...link, href: change.currentTarget.value } })}
          />
        </div>
      )}
    </fieldset>
  );
}
