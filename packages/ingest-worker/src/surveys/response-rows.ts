import type { FactChunk } from '@footfall/engine';

/** What a chunk tells of one display. Times are epoch milliseconds. */
export interface ResponseRow {
  survey: string;
  solicited: 0 | 1;
  response: string;
  revision: number;
  firstAt: number;
  /** 0 where it was drawn and nothing more is told of it: nobody has seen it yet. */
  seen: 0 | 1;
  renderedAt?: number;
  shownAt?: number;
  dismissedAt?: number;
  completedAt?: number;
  leftAt?: number;
  kept?: string;
  orderId?: string;
  channel?: string;
  campaign?: string;
}

export interface AnswerRow {
  survey: string;
  solicited: 0 | 1;
  response: string;
  question: string;
  edit: number;
  /** JSON. */
  value: string;
  other: string | null;
  at: number;
}

/** Once each: of several edits in one chunk the highest. */
export function responseRows({ facts }: FactChunk): { responses: ResponseRow[]; answers: AnswerRow[] } {
  const responses = new Map<string, ResponseRow>();
  const answers = new Map<string, AnswerRow>();
  for (const fact of facts) {
    if (!('survey' in fact)) continue;
    const { id: survey, revision, responseId: response, unsolicited } = fact.survey;
    const of = { survey, solicited: unsolicited ? 0 : 1, response } as const;
    const key = JSON.stringify(of);
    const row: ResponseRow = responses.get(key) ?? { ...of, revision, firstAt: fact.at, seen: 0 };
    row.firstAt = Math.min(row.firstAt, fact.at);
    if ('about' in fact && fact.about && !unsolicited) {
      const { order, channel, campaign } = fact.about;
      Object.assign(row, { channel, ...(order ? { orderId: order } : {}), ...(campaign ? { campaign } : {}) });
    }
    if (fact.type !== 'survey.rendered') row.seen = 1;
    responses.set(key, row);
    switch (fact.type) {
      case 'survey.rendered':
        row.renderedAt = fact.at;
        break;
      case 'survey.shown':
        row.shownAt = fact.at;
        break;
      case 'survey.dismissed':
        row.dismissedAt = fact.at;
        break;
      case 'survey.completed':
        row.completedAt = fact.at;
        if (!unsolicited) row.kept = JSON.stringify(Object.keys(fact.answers));
        break;
      case 'survey.partial':
      case 'survey.abandoned':
        row.leftAt = fact.at;
        break;
      case 'survey.answered': {
        const { question, edit, value, other = null, at } = fact;
        const place = JSON.stringify([key, question]);
        if ((answers.get(place)?.edit ?? -1) < edit) {
          answers.set(place, { ...of, question, edit, value: JSON.stringify(value ?? null), other, at });
        }
      }
    }
  }
  return { responses: [...responses.values()], answers: [...answers.values()] };
}
