import { element } from './build-dom.ts';

/**
 * Keeps room for a list before it comes, a screen's height, so that what stands below is not pushed away under a reader's
 * eyes. What the list leaves free of it is given back once nobody sees it.
 */
export function roomFor(root: HTMLElement): { settle(): void; stop(): void } {
  const rest = element('div', { class: 'rest' });
  root.append(rest);
  root.toggleAttribute('data-reserved', true);
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry) return;
    const { height, top } = entry.boundingClientRect;
    if (height > 0 && top < innerHeight) return;
    root.toggleAttribute('data-reserved', false);
    observer.disconnect();
  });
  return { settle: () => observer.observe(rest), stop: () => observer.disconnect() };
}
