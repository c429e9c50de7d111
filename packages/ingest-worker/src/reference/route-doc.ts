import type * as z from 'zod';

/** Which key opens a route. */
export type Opens = 'write' | 'secret' | 'admin' | 'anyone';

/** One route as `/openapi.json` and `/docs/` tell of it. Never part of the Worker: read at build time. */
export interface RouteDoc {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `:name` for what varies, as the route is mounted. */
  path: string;
  /** A heading. */
  title: string;
  /** What it does and promises, in a few plain sentences. */
  text: string;
  opens: Opens;
  /** What varies in the path and the query. */
  parameters?: Record<string, string>;
  body?: z.ZodType;
  /** The whole body of a request that works against the demo site. */
  example?: unknown;
  /** Example values for what varies in the path. */
  examplePath?: string;
  answer: z.ZodType | 'none';
  /** Status of success. */
  status: 200 | 201 | 202 | 204;
}
