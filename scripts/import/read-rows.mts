import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import Papa from 'papaparse';
import { eventFromCells } from './row-event.mts';

/** One row of a file. An unreadable one carries why, so that it is reported and not silently left out. */
export interface Row {
  /** Counted from 1, header not included. */
  number: number;
  event?: unknown;
  unreadable?: string;
}

/** Reads a file row by row, whatever its size: NDJSON by line, CSV by record. Throws for any other ending. */
export async function* readRows(file: string): AsyncGenerator<Row> {
  const kind = extname(file).toLowerCase();
  if (kind === '.ndjson' || kind === '.jsonl') yield* readLines(file);
  else if (kind === '.csv') yield* readRecords(file);
  else throw new Error(`${file}: only .ndjson, .jsonl and .csv are read`);
}

async function* readLines(file: string): AsyncGenerator<Row> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    number += 1;
    try {
      yield { number, event: JSON.parse(line) };
    } catch {
      yield { number, unreadable: 'not JSON' };
    }
  }
}

async function* readRecords(file: string): AsyncGenerator<Row> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true });
  let number = 0;
  for await (const cells of createReadStream(file).pipe(parser)) {
    number += 1;
    yield { number, event: eventFromCells(cells as Record<string, string>) };
  }
}
