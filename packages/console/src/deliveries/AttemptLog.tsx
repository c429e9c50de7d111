import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { Failure } from '../parts/Failure.tsx';
import { Json } from '../parts/Json.tsx';
import { When } from '../parts/When.tsx';
import styles from './AttemptLog.module.css';

interface Attempt {
  at: string;
  durationMs: number;
  answer: string;
  response: string | null;
}

/** What was sent, and what the receiver said each time. */
export function AttemptLog({ id, status }: { id: string; status: string }) {
  const path = `/v1/deliveries/${encodeURIComponent(id)}`;
  const log = useQuery({
    queryKey: ['attempts', id, status],
    queryFn: async ({ signal }) => {
      const [delivery, attempts] = await Promise.all([
        request<{ body: unknown }>(path, { signal }),
        request<{ data: Attempt[] }>(`${path}/attempts`, { signal }),
      ]);
      return { body: delivery.body, attempts: attempts.data };
    },
  });
  if (log.error) return <Failure error={log.error} what="its attempts" retry={() => void log.refetch()} />;
  if (!log.data) return <p className={styles.none}>Loading…</p>;
  const { body, attempts } = log.data;
  return (
    <div className={styles.log}>
      {attempts.length === 0 && <p className={styles.none}>No attempt has ended yet.</p>}
      <ol className={styles.attempts} aria-label="Attempts">
        {attempts.map(({ at, durationMs, answer, response }) => (
          <li key={at}>
            <p className={styles.line}>
              <strong>{answer}</strong> after {durationMs} ms, <When at={at} spoken />
            </p>
            {response && <pre className={styles.response}>{response}</pre>}
          </li>
        ))}
      </ol>
      <Json value={body} label="Body" />
    </div>
  );
}
