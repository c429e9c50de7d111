import { Route, Switch } from 'wouter';
import { EditSegment } from './EditSegment.tsx';
import { NewSegment } from './NewSegment.tsx';
import { SegmentList } from './SegmentList.tsx';
import { SegmentPage } from './SegmentPage.tsx';

export function SegmentsRoom() {
  return (
    <Switch>
      <Route path="/segments/new">
        <NewSegment />
      </Route>
      <Route path="/segments/:id/edit">{({ id }) => <EditSegment key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/segments/:id">{({ id }) => <SegmentPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route component={SegmentList} />
    </Switch>
  );
}
