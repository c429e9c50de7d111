import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
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
    const text = number === 0 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    number += 1;
    try {
      yield { number, event: JSON.parse(text) };
    } catch {
      yield { number, unreadable: 'not JSON' };
    }
  }
}

type CsvRecord = Papa.ParseStepResult<{ [column: string]: string }>;

async function* readRecords(file: string): AsyncGenerator<Row> {
  let number = 0;
  for await (const { data, errors } of records(file)) {
    number += 1;
    const why = errors.map(({ code }) => UNREADABLE[code]).find(Boolean);
    yield why ? { number, unreadable: why } : { number, event: eventFromCells(data) };
  }
}

/** What Papa finds wrong and what is to be done. Cells that are missing at a line's end are empty ones. */
const UNREADABLE: { [code: string]: string } = {
  TooManyFields: 'more cells than there are columns: a comma within a cell needs quotes about the cell',
  MissingQuotes: 'a quote is opened and never closed: the rest of the file is part of this row',
  InvalidQuotes: 'a quote within a quoted cell must be doubled',
};

/** Papa's own stream tells no errors and cuts characters where it cuts the file; told step by step it does neither. */
function records(file: string): AsyncIterable<CsvRecord> {
  const out = new PassThrough({ objectMode: true });
  Papa.parse<CsvRecord['data']>(createReadStream(file, 'utf8'), {
    header: true,
    skipEmptyLines: 'greedy',
    step(record, parser) {
      if (out.write(record)) return;
      parser.pause();
      out.once('drain', () => parser.resume());
    },
    complete: () => out.end(),
    error: (error) => out.destroy(error),
  });
  return out;
}
