import type { ReactNode } from 'react';

interface Props {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** What scrolls must be reachable by keyboard, and say what it is. */
export function Scroller({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the arrow keys cannot scroll it
    <section tabIndex={0} aria-label={label} className={className}>
      {children}
    </section>
  );
}
