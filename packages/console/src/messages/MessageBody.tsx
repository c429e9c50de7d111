import { MailFrame } from './MailFrame.tsx';
import styles from './MessageBody.module.css';

/** A message in its words; which members are there depends on the channel, and none are before it was rendered. */
export interface MessageWords {
  subject?: string;
  title?: string;
  html?: string;
  text?: string;
  url?: string;
}

/** What a person gets to see. */
export function MessageBody({ words, to }: { words: MessageWords; to: string }) {
  const { subject, title, html, text, url } = words;
  const head = subject ?? title;
  if (!head && !text && !html) return <p className={styles.none}>Its words are kept nowhere.</p>;
  return (
    <div className={styles.body}>
      {head && <p className={styles.head}>{head}</p>}
      {html ? <MailFrame html={html} title={`Message to ${to}`} /> : text && <p className={styles.text}>{text}</p>}
      {html && text && (
        <details>
          <summary>As plain text</summary>
          <p className={styles.text}>{text}</p>
        </details>
      )}
      {url && <p className={styles.url}>Leads to {url}</p>}
    </div>
  );
}
