import type { LiveEvent, LivePage } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { arrive, EMPTY_FEED, type Feed, MAX_ROWS, refresh, rejoin, release } from './feed.ts';

const event = (id: string, caused: LiveEvent['caused'] = []): LiveEvent => ({
  id,
  receivedAt: '2026-01-01T00:00:00Z',
  customer: { id: 'c', trust: 'anonymous' },
  event: { messageId: id, type: 'track', name: 'Product Viewed', properties: {} },
  trusted: false,
  caused,
});
const page = (ids: string[], next: string): LivePage => ({ data: ids.map((id) => event(id)), next });
const shownIds = (feed: Feed) => feed.shown.map((row) => row.event.id);
const heldIds = (feed: Feed) => feed.held.map((row) => row.event.id);
const opened = arrive(EMPTY_FEED, { page: page(['1', '2'], 'a'), now: 0, hold: false });

describe('the feed', () => {
  test('shows the newest first', () => {
    expect(shownIds(arrive(opened, { page: page(['3', '4'], 'b'), now: 1, hold: false }))).toEqual([
      '4',
      '3',
      '2',
      '1',
    ]);
  });

  test('the same page twice changes nothing', () => {
    const once = arrive(opened, { page: page(['3'], 'b'), now: 1, hold: false });
    const twice = arrive(once, { page: page(['3'], 'b'), now: 1, hold: false });
    expect(shownIds(twice)).toEqual(['3', '2', '1']);
    expect(twice.arrived).toBe(1);
  });

  test('holds back what arrives while the reader is busy, and keeps its order', () => {
    let feed = arrive(opened, { page: page(['3'], 'b'), now: 1, hold: true });
    feed = arrive(feed, { page: page(['4'], 'c'), now: 2, hold: true });
    expect(shownIds(feed)).toEqual(['2', '1']);
    expect(heldIds(feed)).toEqual(['4', '3']);
    expect(shownIds(release(feed))).toEqual(['4', '3', '2', '1']);
  });

  test('shows what was held as soon as the reader is free', () => {
    const held = arrive(opened, { page: page(['3'], 'b'), now: 1, hold: true });
    expect(shownIds(arrive(held, { page: page([], 'b'), now: 2, hold: false }))).toEqual(['3', '2', '1']);
  });

  test('the first page is shown at once and counts as nothing new', () => {
    const feed = arrive(EMPTY_FEED, { page: page(['1'], 'a'), now: 0, hold: true });
    expect(shownIds(feed)).toEqual(['1']);
    expect(feed.arrived).toBe(0);
    expect(feed.shown[0]?.fresh).toBe(false);
  });

  test('what arrives into an empty feed counts as new', () => {
    const empty = arrive(EMPTY_FEED, { page: page([], 'a'), now: 0, hold: false });
    expect(arrive(empty, { page: page(['1'], 'b'), now: 1, hold: false }).arrived).toBe(1);
  });

  test('a delivery that went on is seen in its place', () => {
    const delivered = event('1', [{ kind: 'fact', type: 'order.completed', summary: '' }]);
    const feed = refresh(opened, [delivered, event('unknown')], 5);
    expect(shownIds(feed)).toEqual(['2', '1']);
    expect(feed.shown[1]).toMatchObject({ event: delivered, askedAt: 5 });
  });

  test('what is told again unchanged is not drawn again', () => {
    const feed = arrive(opened, { page: page(['2'], 'a'), now: 5, hold: false });
    expect(feed.shown[0]?.event).toBe(opened.shown[0]?.event);
    expect(feed.arrived).toBe(0);
  });

  test('lets the oldest go instead of filling the browser', () => {
    const many = Array.from({ length: MAX_ROWS }, (_, n) => `n${n}`);
    const feed = arrive(opened, { page: page(many, 'b'), now: 1, hold: false });
    expect(feed.shown).toHaveLength(MAX_ROWS);
    expect(shownIds(feed)).not.toContain('1');
  });

  test('says so where events were skipped after a long absence', () => {
    const far = rejoin(opened, { page: page(['8', '9'], 'z'), now: 1, hold: false });
    expect(shownIds(far)).toEqual(['9', '8', '2', '1']);
    expect(far.gapBelow).toBe('8');
    const near = rejoin(opened, { page: page(['2', '3'], 'z'), now: 1, hold: false });
    expect(shownIds(near)).toEqual(['3', '2', '1']);
    expect(near.gapBelow).toBeNull();
  });
});
