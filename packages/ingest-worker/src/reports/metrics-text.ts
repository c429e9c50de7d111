import type { Reading, readings } from './store.ts';

interface Family {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  readings: Reading[];
  /** Name of the label that `kind` is. */
  label?: string;
}

const SECOND_MS = 1000;
const inSeconds = (all: Reading[]) => all.map((one) => ({ ...one, value: one.value / SECOND_MS }));

/**
 * The readings as Prometheus reads them
 * (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
 */
export function metricsText(found: Awaited<ReturnType<typeof readings>>): string {
  const families: Family[] = [
    { name: 'footfall_events_total', type: 'counter', help: 'Events in the ledger.', readings: found.events },
    {
      name: 'footfall_events_refused_day',
      type: 'gauge',
      help: 'Events refused within the last 24 hours, by code.',
      readings: found.refused,
      label: 'code',
    },
    {
      name: 'footfall_deliveries_waiting',
      type: 'gauge',
      help: 'Deliveries with an attempt before them, by status.',
      readings: found.waiting,
      label: 'status',
    },
    {
      name: 'footfall_deliveries_overdue_seconds',
      type: 'gauge',
      help: 'How long the longest overdue delivery has been due; above a minute nobody looks after them.',
      readings: inSeconds(found.overdue),
    },
    {
      name: 'footfall_webhooks',
      type: 'gauge',
      help: 'Webhooks by how they are doing: well, failing, disabled.',
      readings: found.webhooks,
      label: 'state',
    },
    {
      name: 'footfall_dead_letters',
      type: 'gauge',
      help: 'Messages no consumer could take.',
      readings: found.letters,
    },
    {
      name: 'footfall_publishes_running',
      type: 'gauge',
      help: 'Publishes that still wake customers.',
      readings: found.wakes,
    },
    { name: 'footfall_erasures_running', type: 'gauge', help: 'Erasures under way.', readings: found.erasures },
    {
      name: 'footfall_ledger_newest_timestamp_seconds',
      type: 'gauge',
      help: 'When the ledger last took something in.',
      readings: inSeconds(found.newest),
    },
  ];
  return `${families.map(familyText).join('\n')}\n`;
}

function familyText({ name, type, help, readings: all, label }: Family): string {
  const samples = all.map(({ site, kind, value }) => {
    const labels = [`site="${escaped(site)}"`, ...(label ? [`${label}="${escaped(kind ?? '')}"`] : [])];
    return `${name}{${labels.join(',')}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
