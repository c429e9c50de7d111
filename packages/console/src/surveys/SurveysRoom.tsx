import { Route, Switch } from 'wouter';
import { EditSurvey } from './EditSurvey.tsx';
import { NewSurvey } from './NewSurvey.tsx';
import { SurveyList } from './SurveyList.tsx';
import { SurveyPage } from './SurveyPage.tsx';

export function SurveysRoom() {
  return (
    <Switch>
      <Route path="/surveys/new">
        <NewSurvey />
      </Route>
      <Route path="/surveys/:id/edit">{({ id }) => <EditSurvey key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/surveys/:id">{({ id }) => <SurveyPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route component={SurveyList} />
    </Switch>
  );
}
