import { bindings } from './worker.ts';

/** Every row of every table, gzipped history unpacked. */
export async function everythingStored(): Promise<string> {
  const tables = await bindings.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
    name: string;
  }>();
  const dumped: string[] = [];
  for (const { name } of tables.results.filter((table) => !/^(_cf_|sqlite_|d1_)/.test(table.name))) {
    const { results } = await bindings.DB.prepare(`SELECT * FROM ${name}`).all<Record<string, unknown>>();
    for (const row of results) {
      const body = name === 'chunks' ? await unpacked(row.body as number[]) : '';
      dumped.push(`${name} ${JSON.stringify({ ...row, ...(body ? { body } : {}) })}`);
    }
  }
  return dumped.join('\n');
}

/** Every row of one table. */
export async function storedIn(name: string): Promise<string> {
  const lines = (await everythingStored()).split('\n');
  return lines.filter((line) => line.startsWith(`${name} `)).join('\n');
}

/** The JSON of one message of the ledger's queue. */
export async function unpacked(body: number[]): Promise<string> {
  const plain = new Blob([new Uint8Array(body)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).text();
}
