import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { PageHead } from '../parts/PageHead.tsx';

/** A room that cannot be shown leaves the rest standing. Usually a newer console was put up and this one's files are gone. */
export class RoomBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <PageHead
        title="This room did not open"
        lead="A newer console may have been put up meanwhile, or the connection broke. Nothing was lost: load the page again."
      >
        <Button onClick={() => location.reload()}>Load again</Button>
      </PageHead>
    );
  }
}
