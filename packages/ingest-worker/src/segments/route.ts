import { recipes } from '@footfall/engine';
import { Hono } from 'hono';
import type { Env } from '../env.ts';
import { siteOf } from '../sites/site-of.ts';

/** HTTP in: segments to start from. */
export const segments = new Hono<{ Bindings: Env }>();

segments.get('/v1/recipes', async (context) => {
  const site = await siteOf(context);
  return context.json({ data: recipes(site.currency).map((recipe) => ({ kind: 'segment', ...recipe })), next: null });
});
