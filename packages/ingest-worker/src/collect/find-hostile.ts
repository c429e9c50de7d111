import { type EventCode, MAX_JSON_DEPTH, MAX_KEY_LENGTH } from '@footfall/contract';

/** Assigned as keys these reach an object's prototype in careless code further down, ours or a receiver's. */
const ALWAYS_FORBIDDEN = '__proto__';
const FORBIDDEN_HOLDERS = new Set(['constructor', 'prototype']);

export interface Hostile {
  code: EventCode;
  path: string;
  detail?: string;
}

/**
 * The first thing in a JSON value that no honest client sends: nesting deeper than 12 levels, keys that reach for
 * prototypes, overlong keys, half of a surrogate pair. Never deeper than the limit itself, whatever it is given.
 */
export function findHostile(value: unknown, path = '', depth = 1): Hostile | undefined {
  if (typeof value === 'string') return halfCharacter(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_JSON_DEPTH) return { code: 'too_deep', path };
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      const found = findHostile(member, `${path}[${index}]`, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  for (const [key, member] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const found = hostileKey(key, member, at) ?? findHostile(member, at, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function hostileKey(key: string, member: unknown, path: string): Hostile | undefined {
  // A maker of cars may well have a property named constructor; only one that holds an object reaches anywhere.
  const reaches = key === ALWAYS_FORBIDDEN || (FORBIDDEN_HOLDERS.has(key) && typeof member === 'object');
  if (reaches) return { code: 'forbidden_key', path };
  if (key.length > MAX_KEY_LENGTH) {
    return {
      code: 'invalid_field',
      path: path.slice(0, MAX_KEY_LENGTH).toWellFormed(),
      detail: `a key is longer than ${MAX_KEY_LENGTH} characters`,
    };
  }
  return halfCharacter(key, path.toWellFormed());
}

/** Such text changes when it is stored as UTF-8, and two keys that differ only in it become one. */
function halfCharacter(text: string, path: string): Hostile | undefined {
  return text.isWellFormed()
    ? undefined
    : { code: 'invalid_field', path, detail: 'the text holds half of a surrogate pair' };
}
