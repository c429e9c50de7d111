import { Route, Switch } from 'wouter';
import { CustomerList } from './CustomerList.tsx';
import { CustomerPage } from './CustomerPage.tsx';

export function CustomersRoom() {
  return (
    <Switch>
      <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route component={CustomerList} />
    </Switch>
  );
}
