import { customerSchema } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

export const customersReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/customers/:id',
    title: 'Read a customer',
    text: 'Straight from the customer’s own object, so it holds what was accepted a moment ago. Found by customer id, else as a user named by trusted callers, else as one who claims to be that user, else by anonymousId.',
    opens: 'secret',
    parameters: { id: 'Customer id, userId or anonymousId.' },
    examplePath: '/v1/customers/example-device',
    answer: customerSchema,
    status: 200,
  },
];
