import { ago } from './ago.ts';
import { exactTime } from './exactTime.ts';
import { useNow } from './useNow.ts';

/** How long ago; exactly when on hover. */
export function When({ at, className }: { at: string; className?: string | undefined }) {
  const told = useNow((now) => ago(at, now));
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {told}
    </time>
  );
}
