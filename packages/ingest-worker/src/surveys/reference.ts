import * as z from 'zod';
import type { RouteDoc } from '../reference/route-doc.ts';

export const surveysReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/surveys/:id',
    title: 'Read a survey',
    text: 'What the widget draws: questions, texts, looks. Who is shown it never leaves the server.',
    opens: 'write',
    parameters: {
      id: 'The survey’s id.',
      revision: 'A published revision; the newest where it is missing.',
      writeKey: 'The site’s write key.',
    },
    examplePath: '/v1/surveys/thanks?writeKey=wk_demo',
    answer: z.record(z.string(), z.unknown()),
    status: 200,
  },
];
