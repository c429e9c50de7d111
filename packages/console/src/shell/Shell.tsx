import { Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Mark } from './Mark.tsx';
import { Navigation } from './Navigation.tsx';
import { NotFound } from './NotFound.tsx';
import { Notices } from './Notices.tsx';
import { RoomBoundary } from './RoomBoundary.tsx';
import { ROOMS } from './rooms.ts';
import styles from './Shell.module.css';

export function Shell() {
  const [menuOpen, setMenuOpen] = useState(false);
  const [path] = useLocation();
  const main = useRoomChange(path);
  useEffect(loadAhead, []);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <nav className={styles.bar} aria-label="Menu">
        <button type="button" className={styles.menu} aria-label="Open menu" onClick={() => setMenuOpen(true)}>
          <IconMenu2 size={22} stroke={1.7} aria-hidden />
        </button>
        <Mark size={26} />
        <span className={styles.name}>Footfall</span>
      </nav>
      <aside className={styles.side} aria-label="Console">
        <div className={styles.brand}>
          <Mark />
          <span className={styles.name}>Footfall</span>
        </div>
        <Navigation />
      </aside>
      <Drawer
        opened={menuOpen}
        onClose={() => setMenuOpen(false)}
        title="Footfall"
        size={288}
        closeButtonProps={{ 'aria-label': 'Close menu', size: 'lg' }}
        classNames={{
          content: styles.drawer ?? '',
          header: styles.drawerHead ?? '',
          title: styles.name ?? '',
          body: styles.drawerBody ?? '',
        }}
      >
        <Navigation onNavigate={() => setMenuOpen(false)} />
      </Drawer>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Notices />
        <RoomBoundary key={path}>
          <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
            <Switch>
              <Route path="/">
                <Redirect to="/live" replace />
              </Route>
              {ROOMS.map((room) => (
                // A room has pages of its own below its address.
                <Route key={room.path} path={`${room.path}/*?`} component={room.Page} />
              ))}
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </RoomBoundary>
      </main>
    </div>
  );
}

const QUIET_MS = 2_000;

/** Fetches the other rooms once the first has settled, so that entering one needs no wait. Failing here is no loss. */
function loadAhead() {
  const timer = setTimeout(() => {
    for (const room of ROOMS) void room.load().catch(() => {});
  }, QUIET_MS);
  return () => clearTimeout(timer);
}

/** A new room begins at its top, with the focus in it: otherwise a screen reader stays silent on the link. */
function useRoomChange(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    const redirected = before.current === '/';
    before.current = path;
    if (redirected) return;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
