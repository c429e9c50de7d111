import * as z from 'zod';
import { errorSchema } from './answer-schemas.ts';
import { reference } from './index.ts';
import type { Opens, RouteDoc } from './route-doc.ts';

const SECURITY: Record<Opens, object[]> = {
  anyone: [],
  write: [{ writeKey: [] }, { writeKeyQuery: [] }, { secretKey: [] }],
  secret: [{ secretKey: [] }],
  admin: [{ adminToken: [] }],
};

type Shared = Record<string, object>;

/** The OpenAPI 3.1 description of the public API, made of the schemas that judge the requests. */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  const shared: Shared = { Error: {} };
  Object.assign(shared, { Error: jsonSchema(errorSchema, 'output', shared) });
  for (const { heading, routes } of reference) {
    for (const route of routes) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method]: operation(heading, route, shared) };
    }
  }
  const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });
  return {
    openapi: '3.1.0',
    info: { title: 'Footfall', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: shared,
      securitySchemes: {
        writeKey: { type: 'http', scheme: 'basic', description: 'The write key as user name, no password.' },
        writeKeyQuery: { type: 'apiKey', in: 'query', name: 'writeKey' },
        secretKey: bearer('A secret key, sk_…'),
        adminToken: bearer('The deployment’s admin token.'),
      },
    },
  };
}

function operation(heading: string, route: RouteDoc, shared: Shared): object {
  const content = (schema: object) => ({ 'application/json': { schema } });
  const error = { description: 'Refused, with the reason.', content: content({ $ref: '#/components/schemas/Error' }) };
  return {
    operationId: `${route.method} ${route.path}`.replaceAll(/[^a-z]+/gi, '_'),
    tags: [heading],
    summary: route.title,
    description: route.text,
    security: SECURITY[route.opens],
    parameters: Object.entries(route.parameters ?? {}).map(([name, description]) => ({
      name,
      in: route.path.includes(`:${name}`) ? 'path' : 'query',
      required: route.path.includes(`:${name}`),
      description,
      schema: { type: 'string' },
    })),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: jsonSchema(route.body, 'input', shared), example: route.example },
            },
          },
        }
      : {}),
    responses: {
      [route.status]: {
        description: 'Done.',
        ...(route.answer === 'none' ? {} : { content: content(jsonSchema(route.answer, 'output', shared)) }),
      },
      '4XX': error,
      '5XX': error,
    },
  };
}

/** A schema that refers to itself has a name, under which it stands once for all. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', shared: Shared): object {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _said, $defs = {}, ...rest } = JSON.parse(text) as { $schema?: string; $defs?: Shared };
  Object.assign(shared, $defs);
  return rest;
}
