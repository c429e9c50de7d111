import { describe, expect, test } from 'vitest';
import { exampleBody } from './example-body.ts';
import { partnerRequest } from './partner-request.ts';
import { withPreview } from './preset-preview.ts';
import { WEBHOOK_PRESETS } from './presets.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const presetOf = (id: string) => {
  const preset = WEBHOOK_PRESETS.find((one) => one.id === id);
  if (!preset) throw new Error(`there is no preset ${id}`);
  return preset;
};

/** What the partner gets for the example of the preset's first type. */
function requestFor(id: string, change: Record<string, unknown> = {}) {
  const { url, request, types, secrets } = presetOf(id);
  const told = exampleBody(types[0] ?? 'event.accepted', NOW);
  const values = Object.fromEntries(Object.keys(secrets).map((name) => [name, `my-${name}`]));
  const made = partnerRequest(
    { url, ...request },
    JSON.stringify({ ...told, data: { ...told.data, ...change } }),
    values,
  );
  return 'leftOut' in made ? made : { ...made, body: JSON.parse(made.body) as unknown };
}
const json = { 'content-type': 'application/json' };
const properties = { product_id: 'pistachio', price: 6.9, currency: 'EUR' };

describe('each partner gets what its reference asks for', () => {
  test('HubSpot', () => {
    const traits = { email: 'ann@shop.test', first_name: 'Ann "A"' };
    expect(requestFor('hubspot', { event: { type: 'identify', traits } })).toEqual({
      url: 'https://api.hubapi.com/crm/objects/2026-03/contacts/batch/upsert',
      headers: { ...json, authorization: 'Bearer my-access_token' },
      body: {
        inputs: [
          {
            idProperty: 'email',
            id: 'ann@shop.test',
            properties: { email: 'ann@shop.test', firstname: 'Ann "A"' },
          },
        ],
      },
    });
  });

  test('Braze', () => {
    expect(requestFor('braze')).toEqual({
      url: 'https://rest.iad-01.braze.com/users/track',
      headers: { ...json, authorization: 'Bearer my-api_key' },
      body: {
        events: [{ external_id: 'example-user', name: 'Product Viewed', time: '2026-01-15T12:00:00.000Z', properties }],
      },
    });
  });

  test('Customer.io, whose path holds the customer’s id, escaped', () => {
    const made = requestFor('customer-io', { customer: { id: 'c', userId: 'a/b?c', trust: 'known' } });
    expect(made).toEqual({
      url: 'https://track.customer.io/api/v1/customers/a%2Fb%3Fc/events',
      headers: { ...json, authorization: 'Basic my-site_id_and_api_key_base64' },
      body: { name: 'Product Viewed', timestamp: NOW / 1000, data: properties },
    });
  });

  test('Klaviyo', () => {
    const type = 'application/vnd.api+json';
    expect(requestFor('klaviyo')).toEqual({
      url: 'https://a.klaviyo.com/api/events',
      headers: {
        ...{ 'content-type': type, accept: type, revision: '2026-04-15' },
        authorization: 'Klaviyo-API-Key my-private_key',
      },
      body: {
        data: {
          type: 'event',
          attributes: {
            ...{ properties, time: '2026-01-15T12:00:00.000Z', unique_id: 'example-message' },
            metric: { data: { type: 'metric', attributes: { name: 'Product Viewed' } } },
            profile: { data: { type: 'profile', attributes: { external_id: 'example-user' } } },
          },
        },
      },
    });
  });

  test('Google Analytics 4', () => {
    expect(requestFor('ga4')).toEqual({
      url: 'https://www.google-analytics.com/mp/collect?measurement_id=my-measurement_id&api_secret=my-api_secret',
      headers: json,
      body: {
        client_id: '0'.repeat(64),
        timestamp_micros: NOW * 1000,
        events: [
          {
            name: 'purchase',
            params: {
              ...{ transaction_id: 'EXAMPLE-1', currency: 'EUR', value: 23.4 },
              items: [{ item_id: 'pistachio', item_name: 'Pistachio', quantity: 2, price: 6.9 }],
            },
          },
        ],
      },
    });
  });

  test('Slack', () => {
    expect(requestFor('slack')).toEqual({
      url: 'https://hooks.slack.com/services/my-workspace/my-webhook/my-token',
      headers: json,
      body: { text: 'Order EXAMPLE-1: 23.4 EUR' },
    });
    const order = { order_id: '<!channel> & co', total: 1, currency: 'EUR' };
    expect(requestFor('slack', { order })).toMatchObject({ body: { text: 'Order &lt;!channel&gt; &amp; co: 1 EUR' } });
  });
});

test('each preset shows what it makes of an example, with names in place of secrets', () => {
  for (const preset of WEBHOOK_PRESETS) {
    const { sent } = withPreview(preset, NOW).preview;
    expect(sent, preset.id).toMatchObject({
      url: expect.stringMatching(/^https:/),
      body: expect.stringContaining('{'),
    });
    const text = JSON.stringify(sent);
    for (const name of Object.keys(preset.secrets)) expect(text, preset.id).toContain(name.toUpperCase());
  }
});

test('who is only claimed, and a contact without an address, are left out', () => {
  const customer = { id: 'c', userId: 'ann', trust: 'claimed' };
  for (const id of ['braze', 'klaviyo', 'customer-io']) {
    expect(requestFor(id, { customer })).toEqual({ leftOut: 'not a known customer' });
  }
  expect(requestFor('hubspot', { event: { type: 'identify', traits: {} } })).toEqual({ leftOut: 'no e-mail address' });
});

describe('a request in a partner’s words', () => {
  const made = (path: string | undefined, body: string, data: object = {}) =>
    partnerRequest(
      { url: 'https://partner.test/hook', ...(path === undefined ? {} : { path }), headers: {}, body },
      JSON.stringify({ data }),
      {},
    );

  test('stays at its host, whatever its path looks like', () => {
    expect(made('//evil.test/', '{}')).toMatchObject({ url: 'https://partner.test//evil.test/' });
  });

  test.each(['@evil.test/', '.evil.test/', ':99/'])('never goes to another host: %s', (path) => {
    expect(() => made(path, '{}')).toThrow();
  });

  test('takes whatever people are called as text', () => {
    const name = '","admin":true,"x":"';
    expect(made('/{{ data.name }}', '{"name": {{ data.name }}}', { name })).toMatchObject({
      url: `https://partner.test/${encodeURIComponent(name)}`,
      body: JSON.stringify({ name }),
    });
  });

  test('that makes no JSON, or asks for what is not there, fails', () => {
    expect(() => made(undefined, '{"a": }')).toThrow();
    expect(() => made(undefined, '{{ data.gone }}')).toThrow(/undefined/);
  });
});
