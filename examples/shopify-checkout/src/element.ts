import type {} from '@shopify/ui-extensions/purchase.thank-you.block.render';

/** One of Shopify's elements with its properties set; members that are functions are listeners. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: object = {},
  ...children: (Node | string)[]
): HTMLElement & HTMLElementTagNameMap[Tag] {
  const made: HTMLElement = document.createElement(tag as string);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else Object.assign(made, { [name]: value });
  }
  made.append(...children);
  return made as HTMLElement & HTMLElementTagNameMap[Tag];
}
