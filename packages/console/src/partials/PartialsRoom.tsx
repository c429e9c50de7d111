import { Route, Switch } from 'wouter';
import { EditPartial } from './EditPartial.tsx';
import { NewPartial } from './NewPartial.tsx';
import { PartialList } from './PartialList.tsx';

export function PartialsRoom() {
  return (
    <Switch>
      <Route path="/partials/new">
        <NewPartial />
      </Route>
      <Route path="/partials/:id">{({ id }) => <EditPartial key={id} id={decodeURIComponent(id)} />}</Route>
      <Route component={PartialList} />
    </Switch>
  );
}
