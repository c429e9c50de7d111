import { expect, test } from 'vitest';
import type { Kit } from '../kit.ts';
import { maskCards, privacy } from './privacy.ts';

const kit = { options: { redact: 'vat_id, birthday' } } as unknown as Kit;
privacy(kit);

test('card numbers are masked, in texts and as numbers, and the JSON stays JSON', () => {
  for (const card of ['4111111111111111', '4111 1111 1111 1111', '5500-0000-0000-0004', '378282246310005'])
    expect(maskCards(card)).not.toMatch(/[2-9]/);
  expect(JSON.parse(kit.toJson({ n: 4111111111111111, s: 'paid by 4111111111111111' }))).toEqual({
    n: 1111111111111111,
    s: 'paid by 1111111111111111',
  });
});

test('article numbers, order numbers, times and ids stay', () => {
  for (const other of ['4006381333931', '40123456789012', '4111111111111112', '1763812345678', 'A-2026-000123'])
    expect(maskCards(other)).toBe(other);
});

test('an order keeps its number, though it looks like a card: masked ones would be one order', () => {
  const order = {
    messageId: 'order:4111111111111111',
    properties: { order_id: '4111111111111111', card: '4111111111111111' },
  };
  expect(JSON.parse(kit.toJson(order))).toEqual({
    ...order,
    properties: { ...order.properties, card: '1111111111111111' },
  });
  const asNumber = { order_id: 4111111111111111, orders: [4111111111111111] };
  expect(JSON.parse(kit.toJson(asNumber))).toEqual({ ...asNumber, orders: [1111111111111111] });
});

test('secrets by name are left out, at any depth; names that only look like it are not', () => {
  const told = {
    password: 'x',
    nested: [{ apiKey: 'x', sku: 'v' }],
    Authorization: 'x',
    auth: 'x',
    authority: 'the sea',
    vat_id: 'x',
    author: 'Woolf',
    response_token: 'signed',
  };
  expect(JSON.parse(kit.toJson(told))).toEqual({
    nested: [{ sku: 'v' }],
    authority: 'the sea',
    author: 'Woolf',
    response_token: 'signed',
  });
});

test('a secret is found by itself too, and lists stay lists where a page gives them a toJSON', () => {
  const plain = { options: {} } as unknown as Kit;
  privacy(plain);
  for (const told of [{ auth: 'x' }, { a: [{ my_token: 'x' }] }, { 'api-token': 'x' }])
    expect(plain.toJson(told)).not.toContain('x');
  const arrays = Array.prototype as { toJSON?: () => string };
  arrays.toJSON = () => 'a text';
  expect(plain.toJson({ list: [1, { secret: 'x', sku: 'v' }] })).toBe('{"list":[1,{"sku":"v"}]}');
  delete arrays.toJSON;
});

test('addresses keep their parameters’ names and lose secret values and e-mails', () => {
  expect(kit.cleanUrl('https://s.example/u/ada@x.org?reset_token=a&q=ice&birthday=1#access_token=b&x=1')).toBe(
    'https://s.example/u/[email]?reset_token=&q=ice&birthday=#access_token=&x=1',
  );
  expect(kit.cleanUrl('/?m=ada%40x.org&a=1')).toBe('/?m=[email]&a=1');
});
