import { expectTypeOf, test } from 'vitest';
import type { Footfall } from './footfall.ts';
import type { Options } from './options.ts';

/** Never run: the compiler checks that each line is right, or wrong where it says so. */
export function mustCompile(footfall: Footfall): void {
  footfall.track('Anything', { at: 1, all: { is: ['well'] } }, { messageId: 'k', rank: 0 });
  footfall.productViewed({ product_id: 'v', price: 3.5, colour: 'white' });
  footfall.cartUpdated([{ id: 7, qty: '2', price: '3.50' }]);
  footfall.cartUpdated({ products: [{ product_id: 'v' }], currency: 'EUR' });
  footfall.orderCompleted({ order_id: 'A1', total: 12 });
  footfall.consent({ measure: true });
  footfall.push(['track', 'Pushed'], (loaded) => loaded.page());
  // @ts-expect-error an order without its number would count twice
  footfall.orderCompleted({ total: 12 });
  // @ts-expect-error a product without its id is nobody's
  footfall.productViewed({ price: 3.5 });
  // @ts-expect-error money is a number
  footfall.productViewed({ product_id: 'v', price: '3.50' });
  // @ts-expect-error no such event in the spec
  footfall.productSniffed({ product_id: 'v' });
  // @ts-expect-error no such purpose
  footfall.consent({ everything: true });
  // @ts-expect-error an event has a name
  footfall.track();
  // @ts-expect-error ranks are 0, 1, 2
  footfall.track('Ranked', {}, { rank: 3 });
  // @ts-expect-error no such method
  footfall.push(['tracked', 'Pushed']);
}

test('a write key is needed, everything else has a default', () => {
  expectTypeOf<{ writeKey: string }>().toExtend<Options>();
  expectTypeOf<{ host: string }>().not.toExtend<Options>();
});
