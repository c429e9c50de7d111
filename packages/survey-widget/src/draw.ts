/**
 * Makes an element without ever parsing HTML: Trusted Types have nothing to refuse. Members that are functions are
 * listeners (`onclick`), false and undefined leave an attribute out.
 */
export function draw<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, unknown> = {},
  ...children: (Node | string | undefined | false)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') Object.assign(made, { [name]: value });
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : `${value}`);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}
