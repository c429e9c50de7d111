import { IconBuildingStore } from '@tabler/icons-react';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Scroller } from '../parts/Scroller.tsx';
import { useSession } from '../session/useSession.ts';
import styles from './NothingYet.module.css';

/** Before the first event: how to make one arrive. */
export function NothingYet() {
  const { writeKey } = useSession();
  const snippet = `<script async src="${location.origin}/sdk/footfall.js"\n  data-write-key="${writeKey}"></script>`;
  return (
    <section className={styles.nothing}>
      <h2>No event has arrived yet</h2>
      <p className={styles.lead}>
        Paste this before <code>&lt;/head&gt;</code> on each page of the shop. The first page view shows up here within
        a second or two; nothing needs to be reloaded.
      </p>
      <figure className={styles.snippet}>
        <figcaption>
          Your snippet
          <CopyButton value={snippet} what="snippet" labelled />
        </figcaption>
        <Scroller label="Snippet" className={styles.scroller}>
          <pre>{snippet}</pre>
        </Scroller>
      </figure>
      <p className={styles.or}>
        Or walk through the demo shop and watch:{' '}
        <a href="/shop/" target="_blank" rel="noreferrer">
          <IconBuildingStore size={16} stroke={1.7} aria-hidden /> open the demo shop
        </a>
      </p>
    </section>
  );
}
