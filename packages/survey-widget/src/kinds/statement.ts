import type { Field } from './field.ts';

export const statement = (): Field => ({ node: undefined, asks: false, read: () => undefined });
