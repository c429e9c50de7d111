import type { Channel } from '@footfall/contract';
import { ChannelIcon } from '../deliveries/ChannelIcon.tsx';
import { MessageBody, type MessageWords } from '../messages/MessageBody.tsx';
import { OpenRow } from '../parts/OpenRow.tsx';
import { When } from '../parts/When.tsx';
import styles from './InboxRow.module.css';
import { linksOf } from './linksOf.ts';

/** One of `GET /v1/inbox`. */
export interface InboxMessage {
  id: string;
  at: string;
  channel: Channel;
  recipient: string;
  message: MessageWords;
}

interface Props {
  item: InboxMessage;
  open: boolean;
  onToggle: () => void;
}

export function InboxRow({ item, open, onToggle }: Props) {
  const { at, channel, recipient, message } = item;
  const links = open ? linksOf(message) : [];
  return (
    <OpenRow
      open={open}
      onToggle={onToggle}
      head={
        <span className={styles.row}>
          <span className={styles.what}>
            <span className={styles.subject}>{message.subject ?? message.title ?? message.text}</span>
            <span className={styles.to}>
              <ChannelIcon channel={channel} /> {recipient}
            </span>
          </span>
          <When at={at} className={styles.when} />
        </span>
      }
    >
      <MessageBody words={message} to={recipient} />
      {links.length > 0 && (
        <nav aria-label="Links in this message" className={styles.links}>
          <p>Links in it, which count as followed by the recipient:</p>
          <ul>
            {links.map(({ href, words }) => (
              <li key={href}>
                <a href={href} target="_blank" rel="noreferrer">
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </OpenRow>
  );
}
