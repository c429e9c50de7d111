import { IconBook2, IconBuildingStore, IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useRoute } from 'wouter';
import { queryClient, SESSION_KEY } from '../api/queryClient.ts';
import { signOut } from '../session/sessionApi.ts';
import { useSession } from '../session/useSession.ts';
import styles from './Navigation.module.css';
import { FLOORS, type Room } from './rooms.ts';

/** What the side bar and the drawer both hold. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const { site } = useSession();
  return (
    <div className={styles.body}>
      <div className={styles.site}>
        <span className={styles.siteLabel}>Site</span>
        <span className={styles.siteName}>{site.name}</span>
        <span className={styles.siteFacts}>
          {site.currency} · {site.timeZone}
        </span>
      </div>
      <nav aria-label="Rooms">
        {FLOORS.map((floor) => (
          <div key={floor.name} className={styles.floor}>
            <p className={styles.floorName} aria-hidden="true">
              {floor.name}
            </p>
            <ul aria-label={floor.name}>
              {floor.rooms.map((room) => (
                <li key={room.path}>
                  <RoomLink room={room} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={styles.foot}>
        <a className={styles.link} href="/shop/" target="_blank" rel="noreferrer">
          <IconBuildingStore size={18} stroke={1.7} aria-hidden /> Demo shop
        </a>
        <a className={styles.link} href="/docs/" target="_blank" rel="noreferrer">
          <IconBook2 size={18} stroke={1.7} aria-hidden /> API reference
        </a>
        <SignOut />
      </div>
    </div>
  );
}

function RoomLink({ room, onNavigate }: { room: Room; onNavigate: (() => void) | undefined }) {
  const [active] = useRoute(`${room.path}/*?`);
  return (
    <Link
      href={room.path}
      className={styles.link ?? ''}
      {...(active ? { 'aria-current': 'page' } : {})}
      {...(onNavigate ? { onClick: onNavigate } : {})}
    >
      <room.icon size={18} stroke={1.7} aria-hidden /> {room.name}
    </Link>
  );
}

function SignOut() {
  const leave = useMutation({
    mutationFn: signOut,
    // Nothing read under this session is to outlive it on a shared machine.
    onSuccess: () => {
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
      queryClient.setQueryData(SESSION_KEY, null);
    },
  });
  return (
    <>
      <button type="button" className={styles.link} disabled={leave.isPending} onClick={() => leave.mutate()}>
        <IconLogout size={18} stroke={1.7} aria-hidden /> Sign out
      </button>
      {leave.isError && (
        <p role="alert" className={styles.problem}>
          Still signed in: {leave.error.message}
        </p>
      )}
    </>
  );
}
