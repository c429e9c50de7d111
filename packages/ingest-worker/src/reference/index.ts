import { auditReference } from '../audit/reference.ts';
import { campaignsReference } from '../campaigns/reference.ts';
import { catalogueReference } from '../catalogue/reference.ts';
import { collectReference } from '../collect/reference.ts';
import { couponsReference } from '../coupons/reference.ts';
import { customersReference } from '../customers/reference.ts';
import { channelsReference } from '../deliveries/channels/reference.ts';
import { receiptsReference } from '../deliveries/messages/receipts/reference.ts';
import { messagesReference } from '../deliveries/messages/reference.ts';
import { deliveriesReference } from '../deliveries/reference.ts';
import { webhooksReference } from '../deliveries/webhooks/reference.ts';
import { erasuresReference } from '../erasures/reference.ts';
import { partialsReference } from '../partials/reference.ts';
import { segmentsReference } from '../segments/reference.ts';
import { sitesReference } from '../sites/reference.ts';
import { surveysReference } from '../surveys/reference.ts';
import { surveyResultsReference } from '../surveys/results-reference.ts';
import type { RouteDoc } from './route-doc.ts';

/** Every public route, in the order a newcomer needs them. */
export const reference: { heading: string; routes: RouteDoc[] }[] = [
  { heading: 'Events', routes: collectReference },
  { heading: 'Customers', routes: customersReference },
  { heading: 'Erasure and audit', routes: [...erasuresReference, ...auditReference] },
  { heading: 'Webhooks', routes: webhooksReference },
  { heading: 'Deliveries', routes: [...deliveriesReference, ...messagesReference] },
  { heading: 'Channels', routes: channelsReference },
  { heading: 'Receipts', routes: receiptsReference },
  { heading: 'Segments', routes: segmentsReference },
  { heading: 'Campaigns', routes: campaignsReference },
  { heading: 'Partials', routes: partialsReference },
  { heading: 'Coupons', routes: couponsReference },
  { heading: 'Catalogue', routes: catalogueReference },
  { heading: 'Surveys', routes: [...surveysReference, ...surveyResultsReference] },
  { heading: 'Sites and keys', routes: sitesReference },
];
