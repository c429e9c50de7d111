import { IconMailbox } from '@tabler/icons-react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import { type InboxMessage, InboxRow } from './InboxRow.tsx';

const EVERY_MS = 3_000;

/** The mailbox that stands in for providers: what a laptop sends by. */
export function InboxRoom() {
  const { open, toggle } = useOpenRows();
  const list = useList<InboxMessage>({ path: '/v1/inbox', everyMs: open.size > 0 ? false : EVERY_MS });
  return (
    <>
      <PageHead
        title="Inbox"
        lead="Messages that would have gone to people: until a channel has a provider, they land here and nowhere else."
      />
      <ListPanel
        list={list}
        what="inbox messages"
        empty={
          <Empty icon={IconMailbox} title="Nothing has come in">
            Publish a campaign, or agree to mail with an address nobody has confirmed, and it is here within a second.
          </Empty>
        }
      >
        {(message) => (
          <InboxRow key={message.id} item={message} open={open.has(message.id)} onToggle={() => toggle(message.id)} />
        )}
      </ListPanel>
    </>
  );
}
