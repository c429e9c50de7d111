import { applyD1Migrations, type D1Migration, env, reset } from 'cloudflare:test';
import { beforeEach } from 'vitest';
import { seedDemo } from '../../../../scripts/server/seed-demo.mts';
import type { Env } from '../env.ts';

const bindings = env as unknown as Env & { MIGRATIONS: D1Migration[] };

beforeEach(async () => {
  await reset();
  await applyD1Migrations(bindings.DB, bindings.MIGRATIONS);
  await seedDemo(bindings.DB, bindings.CONFIG, bindings.FOOTFALL_SECRET);
});
