import type { D1Database, KVNamespace } from '@cloudflare/workers-types';
import { hashPassword } from '../../packages/ingest-worker/src/crypto/password.ts';
import { keyRow } from '../../packages/ingest-worker/src/sites/new-key.ts';
import { demoRules, demoSegments, demoSurvey, demoSurveyDraft } from './demo-site.mts';

/** Fixed, and so only ever on a laptop: the server listens on loopback alone. */
const DEMO = {
  site: 'demo',
  writeKey: 'wk_demo',
  secretKey: 'sk_demo',
  identitySecret: 'ik_demo_only_for_a_laptop_never_deployed',
  password: 'demo',
};

/** Puts the demo site into a database that has none. */
export async function seedDemo(db: D1Database, config: KVNamespace, secret: string): Promise<void> {
  const existing = await db.prepare('SELECT id FROM sites WHERE id = ?').bind(DEMO.site).first();
  if (existing) return;
  const now = Date.now();
  const keys = await Promise.all([
    keyRow(secret, 'write', DEMO.writeKey),
    keyRow(secret, 'secret', DEMO.secretKey),
    keyRow(secret, 'identity', DEMO.identitySecret),
  ]);
  const insertKey = db.prepare(
    'INSERT INTO keys (hash, id, site, kind, readable, sealed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  await db.batch([
    db
      .prepare(
        `INSERT INTO sites (id, name, currency, time_zone, rewards, allowed_origins, console_password, rules_version, created_at)
         VALUES (?, 'Demo ice cream shop', 'EUR', 'Europe/Berlin', 'any', ?, ?, ?, ?)`,
      )
      .bind(
        DEMO.site,
        JSON.stringify(['http://localhost:*', 'http://127.0.0.1:*']),
        await hashPassword(DEMO.password),
        demoRules.version,
        now,
      ),
    ...keys.map(({ hash, id, kind, readable, sealed }) =>
      insertKey.bind(hash, id, DEMO.site, kind, readable, sealed, now),
    ),
    db
      .prepare('INSERT INTO rules (site, version, body, published_at) VALUES (?, ?, ?, ?)')
      .bind(DEMO.site, demoRules.version, JSON.stringify(demoRules), now),
    db
      .prepare('INSERT INTO surveys (site, id, revision, definition, published_at) VALUES (?, ?, ?, ?, ?)')
      .bind(DEMO.site, demoSurvey.id, demoSurvey.revision, JSON.stringify(demoSurvey), now),
    db
      .prepare(
        `INSERT INTO survey_drafts (site, id, draft, published, published_at, revision, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?4, ?4)`,
      )
      .bind(DEMO.site, demoSurvey.id, JSON.stringify(demoSurveyDraft), now, demoSurvey.revision),
    ...demoSegments.map(({ id, ...definition }) =>
      db
        .prepare(
          `INSERT INTO segments (site, id, draft, published, published_at, changed_in, created_in, created_at, updated_at)
           VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?5, ?4, ?4)`,
        )
        .bind(DEMO.site, id, JSON.stringify(definition), now, demoRules.version),
    ),
  ]);
  await config.put(`rules/${DEMO.site}/${demoRules.version}`, JSON.stringify(demoRules));
}
