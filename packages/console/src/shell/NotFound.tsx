import { Link } from 'wouter';
import { PageHead } from '../parts/PageHead.tsx';

export function NotFound() {
  return (
    <>
      <PageHead title="No such room" lead="The address leads nowhere in this console." />
      <Link href="/live">Go to Live</Link>
    </>
  );
}
