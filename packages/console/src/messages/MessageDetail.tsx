import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { DELIVERIES_PATH } from '../deliveries/retryDelivery.ts';
import { Failure } from '../parts/Failure.tsx';
import { When } from '../parts/When.tsx';
import { MessageBody, type MessageWords } from './MessageBody.tsx';
import styles from './MessageDetail.module.css';
import { type Receipt, receiptWords } from './receiptWords.ts';

interface Props {
  id: string;
  to: string;
  /** Of what it stands at: another one is looked up anew. */
  status: string;
}

/** A message as it was written, and what was told of it since. */
export function MessageDetail({ id, to, status }: Props) {
  const message = useQuery({
    queryKey: ['message', id, status],
    queryFn: ({ signal }) =>
      request<{ body: MessageWords; receipts: Receipt[] }>(`${DELIVERIES_PATH}/${encodeURIComponent(id)}`, { signal }),
  });
  if (message.error) return <Failure error={message.error} what="the message" retry={() => void message.refetch()} />;
  if (!message.data) return <p className={styles.quiet}>Loading…</p>;
  const { body, receipts } = message.data;
  return (
    <div className={styles.detail}>
      <MessageBody words={body} to={to} />
      {receipts.length === 0 ? (
        <p className={styles.quiet}>Nothing was told of it yet.</p>
      ) : (
        <ol aria-label="Receipts" className={styles.receipts}>
          {receipts.map((receipt) => (
            <li key={`${receipt.kind} ${receipt.at} ${receipt.url ?? ''}`}>
              {receiptWords(receipt)}, <When at={receipt.at} spoken />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
