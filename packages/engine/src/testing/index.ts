export { type Happening, type SimulatedEvent, type SimulatedShop, simulate } from '../campaigns/simulate.ts';
export type { SimulatedProduct } from '../campaigns/simulated-catalogue.ts';
