import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../parts/Failure.tsx';
import styles from './ChannelsRoom.module.css';
import { senderDomain } from './channelApi.ts';

const WORDS = { ok: 'in order', missing: 'missing', wrong: 'wrong', unknown: 'not known' };

/** Whether mailbox providers will believe the mail. */
export function DomainChecks({ saves }: { saves: number }) {
  const domain = useQuery({ queryKey: ['sender-domain', saves], queryFn: ({ signal }) => senderDomain(signal) });
  if (domain.error) return <Failure error={domain.error} what="the domain" retry={() => void domain.refetch()} />;
  if (!domain.data) return <p className={styles.quiet}>Looking the domain up…</p>;
  const { domain: name, ready, checks } = domain.data;
  return (
    <div className={styles.checks}>
      <p>
        {ready
          ? `${name} is ready: mailbox providers can tell that the mail is yours.`
          : `Before the first mail goes out, look at ${name}: mail that cannot be told to be yours lands among spam.`}
      </p>
      <ul aria-label="Sender domain">
        {checks.map(({ name: check, status, found, advice }) => (
          <li key={check}>
            <strong>
              {check} is {WORDS[status]}.
            </strong>{' '}
            {advice} {found && <code>{found}</code>}
          </li>
        ))}
      </ul>
      <Button size="xs" variant="default" loading={domain.isFetching} onClick={() => void domain.refetch()}>
        Look again
      </Button>
    </div>
  );
}
