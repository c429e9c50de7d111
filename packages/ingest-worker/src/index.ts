import { app } from './app.ts';
import type { Env } from './env.ts';
import { consume } from './pipeline.ts';
import { sweep } from './sweep.ts';

export { AddressObject } from './addresses/address-object.ts';
export { CustomerObject } from './customers/customer-object.ts';
export { ReceiverCaller } from './deliveries/webhooks/receiver-caller.ts';

export default {
  fetch: app.fetch,
  queue: consume,
  scheduled: (controller, env) => sweep(env, controller.scheduledTime),
} satisfies ExportedHandler<Env>;
