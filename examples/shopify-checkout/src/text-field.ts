import { element } from './element.ts';

/** A field for words, one line or several. */
export function textField(properties: object, isLong = false): { node: Node & { error?: string }; written(): string } {
  let written = '';
  // What is written on the page comes over only to who listens.
  const take = ({ currentTarget }: Event): void => {
    written = (currentTarget as unknown as { value?: string }).value?.trim() ?? '';
  };
  const node = element(isLong ? 's-text-area' : 's-text-field', { ...properties, input: take, change: take });
  return { node, written: () => written };
}
