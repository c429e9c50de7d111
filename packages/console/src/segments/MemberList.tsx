import type { SegmentMember } from '@footfall/contract';
import { IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useList } from '../api/useList.ts';
import { CustomerName } from '../customers/CustomerName.tsx';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { When } from '../parts/When.tsx';
import styles from './MemberList.module.css';
import page from './SegmentPage.module.css';
import { segmentPath } from './segmentApi.ts';

const EVERY_MS = 5_000;

/** Who is in a segment, those who came last first. */
export function MemberList({ id }: { id: string }) {
  const list = useList<SegmentMember>({ path: `${segmentPath(id)}/members`, everyMs: EVERY_MS });
  return (
    <section className={page.members} aria-labelledby="members">
      <h2 id="members">Members</h2>
      <ListPanel
        list={list}
        what="members"
        empty={
          <Empty icon={IconUsers} title="Nobody is in it now">
            Whoever comes to match the rule is listed here within a second.
          </Empty>
        }
      >
        {({ customer, since }) => (
          <li key={customer.id}>
            <Link href={`/customers/${customer.id}`} className={styles.row ?? ''}>
              <CustomerName customer={customer} />
              <span className={styles.since}>
                since <When at={since} spoken />
              </span>
            </Link>
          </li>
        )}
      </ListPanel>
    </section>
  );
}
