import { DurableObject } from 'cloudflare:workers';

interface Env {
  KEEPER: DurableObjectNamespace<Keeper>;
  /** Bound where it stands behind the same door as Footfall. */
  KEY_LIMIT?: RateLimit;
}

/** Keeps what it is given, one row a call, and knows nothing else. */
export class Keeper extends DurableObject {
  #made = false;

  keep(text: string): number {
    if (!this.#made) this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS kept (one INTEGER PRIMARY KEY, body TEXT)');
    this.#made = true;
    this.ctx.storage.sql.exec('INSERT OR REPLACE INTO kept (one, body) VALUES (1, ?)', text);
    return text.length;
  }
}

interface Body {
  batch: { messageId: string; anonymousId: string }[];
}

/**
 * What the platform itself can do: `/bare` parses a batch and answers per event; `/one-write` also hands the same
 * bytes to one object, which writes them as one row.
 */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    await env.KEY_LIMIT?.limit({ key: 'bench' });
    const text = await request.text();
    const { batch } = JSON.parse(text) as Body;
    if (new URL(request.url).pathname === '/one-write') {
      const stub = env.KEEPER.get(env.KEEPER.idFromName(batch[0]?.anonymousId ?? ''));
      await stub.keep(text);
    }
    return Response.json({ results: batch.map(({ messageId }, index) => ({ index, messageId, status: 'accepted' })) });
  },
};
