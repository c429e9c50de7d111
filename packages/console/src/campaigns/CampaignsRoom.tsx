import { Route, Switch } from 'wouter';
import { CampaignList } from './CampaignList.tsx';
import { CampaignPage } from './CampaignPage.tsx';
import { EditCampaign } from './EditCampaign.tsx';
import { NewCampaign } from './NewCampaign.tsx';

export function CampaignsRoom() {
  return (
    <Switch>
      <Route path="/campaigns/new">
        <NewCampaign />
      </Route>
      <Route path="/campaigns/:id/edit">{({ id }) => <EditCampaign key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/campaigns/:id">{({ id }) => <CampaignPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route component={CampaignList} />
    </Switch>
  );
}
