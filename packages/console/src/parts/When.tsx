import { ago } from './ago.ts';
import { exactTime } from './exactTime.ts';
import { useNow } from './useNow.ts';

interface Props {
  at: string;
  className?: string | undefined;
  /** Inside a sentence: "5 min ago" rather than "5 min". */
  spoken?: boolean;
}

/** How long ago; exactly when on hover. */
export function When({ at, className, spoken = false }: Props) {
  const words = useNow((now) => ago(at, now));
  const told = !spoken ? words : words === 'now' ? 'just now' : `${words} ago`;
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {told}
    </time>
  );
}
