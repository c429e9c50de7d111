import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressKeeper } from './progress.ts';

/** A store that two keepers share, as two tabs do. */
class Shelf implements Pick<Storage, 'getItem' | 'setItem'> {
  readonly items = new Map<string, string>();
  full = false;
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
  vi.stubGlobal('localStorage', shelf);
  vi.stubGlobal('sessionStorage', new Shelf());
});
afterEach(() => vi.unstubAllGlobals());

const open = (response: string | null = 'r-1', revision = 1): ProgressKeeper =>
  new ProgressKeeper('s', revision, response);

test('edits count up from 0, and only for what is new', () => {
  const keeper = open();
  expect(keeper.record('q', { value: 9 })).toBe(0);
  expect(keeper.record('q', { value: 9 })).toBeUndefined();
  expect(keeper.record('q', { value: 8 })).toBe(1);
  expect(keeper.record('q', undefined)).toBe(2);
  expect(keeper.record('q', undefined)).toBeUndefined();
  expect(keeper.record('never', undefined)).toBeUndefined();
});

test('edits go on after a reload', () => {
  open().record('q', { value: 9 });
  expect(open().answers).toEqual({ q: { value: 9 } });
  expect(open().record('q', { value: 8 })).toBe(1);
});

test('two tabs never make one key for two answers', () => {
  const one = open();
  const two = open();
  const keys = [
    ['a', one.record('a', { value: 1 })],
    ['a', two.record('a', { value: 2 })],
    ['b', two.record('b', { value: 1 })],
    ['a', one.record('a', { value: 3 })],
    ['b', one.record('b', { value: 2 })],
    ['b', two.record('b', { value: 3 })],
  ].map((key) => key.join(':'));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(['a:0', 'a:1', 'b:0', 'a:2', 'b:1', 'b:2']);
});

test('another display begins anew', () => {
  open('r-1').change({ over: 'dismissed' });
  expect(open('r-2').now).toEqual({ responseId: 'r-2', revision: 1, answers: {}, passed: [] });
});

test('an id made here belongs to one revision', () => {
  const made = open(null).now.responseId;
  open(null).change({ shown: true });
  const kept = open(null).now.responseId;
  expect(open(null).now.responseId).toBe(kept);
  expect(made).not.toBe('');
  expect(open(null, 2).now.responseId).not.toBe(kept);
});

test('what was stored by something else, or cannot be stored, stops nothing', () => {
  shelf.items.set('footfall.survey.s', 'not JSON');
  const keeper = open();
  shelf.full = true;
  expect(keeper.record('q', { value: 9 })).toBe(0);
  expect(keeper.answers).toEqual({ q: { value: 9 } });
  shelf.items.set('footfall.survey.s', '{"responseId":"r-1"}');
  expect(open().answers).toEqual({});
});
