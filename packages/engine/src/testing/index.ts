export { type Happening, type SimulatedEvent, type SimulatedShop, simulate } from '../campaigns/simulate.ts';
