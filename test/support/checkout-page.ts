import { ROOT_ID } from '@remote-dom/core';
import { connectRemoteNode, createRemoteElement, disconnectRemoteNode, setRemoteId } from '@remote-dom/core/elements';
import { RemoteReceiver, type RemoteReceiverElement } from '@remote-dom/core/receivers';
import { expect } from 'vitest';

const TEXT = { properties: ['label', 'labelAccessibilityVisibility', 'value', 'error'], events: ['input', 'change'] };
/** Elements as Shopify's component types declare them: what is set on them comes over, and what happens to them goes back. */
const ELEMENTS: Record<string, { properties: string[]; events?: string[] }> = {
  's-stack': { properties: ['gap'] },
  's-heading': { properties: [] },
  's-text': { properties: [] },
  's-choice': { properties: ['value'] },
  's-choice-list': {
    properties: ['label', 'labelAccessibilityVisibility', 'multiple', 'values', 'error'],
    events: ['change'],
  },
  's-text-field': TEXT,
  's-text-area': TEXT,
  's-button': { properties: ['variant'], events: ['click'] },
};

/** The page's side of Remote DOM: it has no more of the extension than the tree that comes over. */
export class CheckoutPage {
  readonly #receiver = new RemoteReceiver();
  readonly #root: HTMLElement;

  /** @param root where the extension draws, in its own world */
  constructor(root: HTMLElement) {
    define();
    this.#root = root;
    setRemoteId(root, ROOT_ID);
    connectRemoteNode(root, this.#receiver.connection);
  }

  leave(): void {
    disconnectRemoteNode(this.#root);
  }

  all(element: string): RemoteReceiverElement[] {
    return elementsIn(this.#receiver.root.children).filter((one) => one.element === element);
  }

  text(): string {
    return textOf(this.#receiver.root.children);
  }

  async reads(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.text(), { timeout: 20_000 }).toMatch(text);
  }

  choose(...values: string[]): void {
    this.#happens('s-choice-list', 'change', { values });
  }

  write(value: string): void {
    this.#happens(this.all('s-text-area').length > 0 ? 's-text-area' : 's-text-field', 'change', { value });
  }

  press(text: string): void {
    const button = this.all('s-button').find((one) => textOf(one.children) === text);
    button?.eventListeners.click?.({});
    expect(button, `a button that says ${text}`).toBeDefined();
  }

  /** What somebody does to an element changes it there first, and is told where somebody listens. */
  #happens(element: string, event: string, changed: object): void {
    const [one] = this.all(element);
    expect(one, element).toBeDefined();
    one?.eventListeners[event]?.(changed);
  }
}

function define(): void {
  for (const [name, { properties, events = [] }] of Object.entries(ELEMENTS)) {
    if (customElements.get(name)) continue;
    const told = {
      // As in Shopify's: the element says by then what the event is about.
      dispatchEvent(this: object, changed: object) {
        Object.assign(this, changed);
        return undefined;
      },
    };
    const made = createRemoteElement({
      properties: Object.fromEntries(properties.map((property) => [property, {}])),
      events: Object.fromEntries(events.map((event) => [event, told])),
    } as never);
    customElements.define(name, made as unknown as CustomElementConstructor);
  }
}

type Nodes = RemoteReceiverElement['children'];

function elementsIn(nodes: Nodes): RemoteReceiverElement[] {
  return nodes.flatMap((node) => ('element' in node ? [node, ...elementsIn(node.children)] : []));
}

function textOf(nodes: Nodes): string {
  return nodes
    .map((node) => ('element' in node ? textOf(node.children) : 'data' in node ? node.data : ''))
    .join(' ')
    .trim();
}
