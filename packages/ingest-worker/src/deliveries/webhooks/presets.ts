import type { WebhookType } from '@footfall/contract';
import type { WebhookRequest } from '@footfall/contract/schema';

/** How to tell one partner: what goes into `POST /v1/webhooks`, once its secrets are filled in. */
export interface WebhookPreset {
  id: string;
  name: string;
  /** Where the request is documented. */
  docs: string;
  url: string;
  types: WebhookType[];
  events: string[] | null;
  request: WebhookRequest;
  /** Names of the secrets that are asked for, each with where to find it. */
  secrets: Record<string, string>;
}

/** Partners know people by the shop's own ids: who is only claimed or nameless is left out. */
const KNOWN_ONLY = `{% if data.customer.trust != "known" %}{% abort "not a known customer" %}{% endif %}`;
const NAME = `{% if data.event.event %}{{ data.event.event }}{% else %}{{ data.event.type }}{% endif %}`;
const PROPERTIES = `{{ data.event.properties | default: nothing }}`;
const JSON_TYPE = { 'content-type': 'application/json' };
const everyEvent = { types: ['event.accepted' as const], events: null };

export const WEBHOOK_PRESETS: WebhookPreset[] = [
  {
    ...{ id: 'hubspot', name: 'HubSpot', types: ['event.accepted'], events: ['identify'] },
    docs: 'https://developers.hubspot.com/docs/api-reference/latest/crm/objects/contacts/batch/upsert-contacts',
    url: 'https://api.hubapi.com/crm/objects/2026-03/contacts/batch/upsert',
    request: {
      headers: { ...JSON_TYPE, authorization: 'Bearer {{ secrets.access_token }}' },
      // A name that is not told is left out: an empty text would clear the one HubSpot has.
      body: `${KNOWN_ONLY}{% unless data.event.traits.email %}{% abort "no e-mail address" %}{% endunless %}
{"inputs": [{"idProperty": "email", "id": {{ data.event.traits.email }}, "properties": {
  "email": {{ data.event.traits.email }}
  {% if data.event.traits.first_name %}, "firstname": {{ data.event.traits.first_name }}{% endif %}
  {% if data.event.traits.last_name %}, "lastname": {{ data.event.traits.last_name }}{% endif %}}}]}`,
    },
    secrets: { access_token: 'Token of a private app with the scope crm.objects.contacts.write.' },
  },
  {
    ...{ id: 'braze', name: 'Braze', ...everyEvent },
    docs: 'https://www.braze.com/docs/api/endpoints/user_data/post_user_track',
    url: 'https://rest.iad-01.braze.com/users/track',
    request: {
      headers: { ...JSON_TYPE, authorization: 'Bearer {{ secrets.api_key }}' },
      body: `${KNOWN_ONLY}{"events": [{"external_id": {{ data.customer.userId }}, "name": ${NAME},
  "time": {{ timestamp }}, "properties": ${PROPERTIES}}]}`,
    },
    secrets: { api_key: 'REST API key with users.track. Put your own instance into the URL.' },
  },
  {
    ...{ id: 'customer-io', name: 'Customer.io', ...everyEvent },
    docs: 'https://docs.customer.io/integrations/api/track/tag/track-events/track/',
    url: 'https://track.customer.io/api/v1/customers/',
    request: {
      path: '/api/v1/customers/{{ data.customer.userId }}/events',
      headers: { ...JSON_TYPE, authorization: 'Basic {{ secrets.site_id_and_api_key_base64 }}' },
      body: `${KNOWN_ONLY}{"name": ${NAME}, "timestamp": {{ timestamp | epoch_seconds }}, "data": ${PROPERTIES}}`,
    },
    secrets: {
      site_id_and_api_key_base64:
        'Base64 of "site id:API key", as HTTP Basic has it. In the EU the host is track-eu.customer.io.',
    },
  },
  {
    ...{ id: 'klaviyo', name: 'Klaviyo', ...everyEvent },
    docs: 'https://developers.klaviyo.com/en/reference/create_event',
    url: 'https://a.klaviyo.com/api/events',
    request: {
      headers: {
        'content-type': 'application/vnd.api+json',
        accept: 'application/vnd.api+json',
        revision: '2026-04-15',
        authorization: 'Klaviyo-API-Key {{ secrets.private_key }}',
      },
      body: `${KNOWN_ONLY}{"data": {"type": "event", "attributes": {
  "properties": ${PROPERTIES}, "time": {{ timestamp }}, "unique_id": {{ data.event.messageId }},
  "metric": {"data": {"type": "metric", "attributes": {"name": ${NAME}}}},
  "profile": {"data": {"type": "profile", "attributes": {"external_id": {{ data.customer.userId }}}}}}}}`,
    },
    secrets: { private_key: 'Private API key with events:write.' },
  },
  {
    ...{ id: 'ga4', name: 'Google Analytics 4', types: ['order.completed'], events: null },
    docs: 'https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference',
    url: 'https://www.google-analytics.com/mp/collect',
    request: {
      path: '/mp/collect?measurement_id={{ secrets.measurement_id }}&api_secret={{ secrets.api_secret }}',
      headers: JSON_TYPE,
      body: `{"client_id": {{ data.customer.anonymousId | default: data.customer.id }},
  "timestamp_micros": {{ timestamp | epoch_seconds | times: 1000000 }},
  "events": [{"name": "purchase", "params": {"transaction_id": {{ data.order.order_id }},
    "currency": {{ data.order.currency }}, "value": {{ data.order.total }}, "items": [{% for product in data.order.products %}
      {"item_id": {{ product.product_id }}, "item_name": {{ product.name | default: product.product_id }},
       "quantity": {{ product.quantity }}, "price": {{ product.price | default: 0 }}}{% unless forloop.last %},{% endunless %}{% endfor %}]}}]}`,
    },
    secrets: { measurement_id: 'G-…, of the data stream.', api_secret: 'Made under Admin, Data streams.' },
  },
  {
    ...{ id: 'slack', name: 'Slack', types: ['order.completed'], events: null },
    docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    url: 'https://hooks.slack.com/services/',
    request: {
      path: '/services/{{ secrets.workspace }}/{{ secrets.webhook }}/{{ secrets.token }}',
      headers: JSON_TYPE,
      // Slack reads &, < and > as marks of its own (https://docs.slack.dev/messaging/formatting-message-text).
      body: `{"text": {{ "Order " | append: data.order.order_id | replace: "&", "&amp;" | replace: "<", "&lt;" | replace: ">", "&gt;" | append: ": " | append: data.order.total | append: " " | append: data.order.currency }}}`,
    },
    secrets: {
      workspace: 'T…, the first part of the incoming webhook’s path.',
      webhook: 'B…, the second.',
      token: 'The third.',
    },
  },
];
