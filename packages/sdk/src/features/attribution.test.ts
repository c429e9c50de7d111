import { expect, test } from 'vitest';
import { readTouch } from './attribution.ts';

const SHOP = 'https://shop.example/';

test('campaign parameters lose their prefix, and utm_campaign is the name', () => {
  expect(readTouch(`${SHOP}?utm_source=news&utm_campaign=may&utm_medium=mail`, '')?.campaign).toEqual({
    source: 'news',
    name: 'may',
    medium: 'mail',
  });
});

test('click ids of the advertising networks are known', () => {
  const ids = 'gclid gbraid wbraid dclid fbclid msclkid ttclid twclid li_fat_id epik ScCid irclickid yclid'.split(' ');
  for (const id of ids) expect(readTouch(`${SHOP}?${id}=1`, '')?.click).toEqual({ [id]: '1' });
});

test('another site’s referrer is a touch, the shop’s own is none, nor is an address typed in', () => {
  expect(readTouch(SHOP, 'https://search.example/')?.referrer).toBe('https://search.example/');
  expect(readTouch(SHOP, `${SHOP}cart`)).toBeUndefined();
  expect(readTouch(`${SHOP}?colour=red&idea=1`, '')).toBeUndefined();
  expect(readTouch(`${SHOP}?utm_source=news&utm_term=&colour=red`, '')?.campaign).toEqual({ source: 'news', term: '' });
});
