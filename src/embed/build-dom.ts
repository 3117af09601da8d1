/** Attributes are set, `true` as an empty one; functions listen to the event of their name; what is undefined or false is left out. */
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;
export type Child = Node | string | false | null;

/** Makes an element. What is given as a text stays one: nothing here reads markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  fill(made, children);
  return made;
}

/**
 * Gives an element these children and no others. Those that are in their place already aren't touched, so that they keep
 * the focus, and what is being written in them.
 */
export function fill(parent: Element, children: readonly Child[]): void {
  const wanted = children.flatMap((child) => {
    if (child === null || child === false) return [];
    return typeof child === 'string' ? document.createTextNode(child) : child;
  });
  const staying = new Set<Node>(wanted);
  for (const child of [...parent.childNodes]) if (!staying.has(child)) child.remove();
  for (const [at, child] of wanted.entries()) {
    const here = parent.childNodes[at] ?? null;
    if (here !== child) parent.insertBefore(child, here);
  }
}

/** A name between two texts: isolated, as it may run the other way. */
export const around = ([before, after]: readonly [string, string], name: string): Child[] => [
  before,
  element('bdi', {}, name),
  after,
];
