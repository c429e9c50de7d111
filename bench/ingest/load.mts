import { Agent, request } from 'node:http';

export interface LoadOptions {
  url: URL;
  /** Requests under way at a time. */
  concurrency: number;
  durationMs: number;
  /** The body of the n-th request, and how many events it holds. */
  body: (n: number) => { text: string; events: number };
}

export interface LoadResult {
  requests: number;
  sent: number;
  /** Events by the status they were answered with. */
  answered: Record<string, number>;
  /** Only accepted ones: an event that is told to come again is no work done. */
  eventsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Sends for a while and accounts for every event: what was sent is what was answered, or the run is void. */
export async function load({ url, concurrency, durationMs, body }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  const answered: Record<string, number> = {};
  let next = 0;
  let sent = 0;
  const startedAt = performance.now();
  const send = async () => {
    while (performance.now() - startedAt < durationMs) {
      const { text, events } = body(next++);
      const before = performance.now();
      const { results } = JSON.parse(await post(agent, url, text)) as { results: { status: string }[] };
      latencies.push(performance.now() - before);
      sent += events;
      for (const { status } of results) answered[status] = (answered[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, send));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const total = Object.values(answered).reduce((sum, count) => sum + count, 0);
  if (total !== sent) throw new Error(`${sent} events were sent and ${total} answered`);
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  const eventsPerSecond = (answered.accepted ?? 0) / seconds;
  return { requests: latencies.length, sent, answered, eventsPerSecond, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function post(agent: Agent, url: URL, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa('wk_demo:')}` };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const answer = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`${response.statusCode}: ${answer}`));
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}
