import { HakamComments } from './comments-element.ts';
import { HakamCount } from './count-element.ts';

// A page may load the script twice, from two places of it.
for (const [name, made] of [
  ['hakam-comments', HakamComments],
  ['hakam-count', HakamCount],
] as const)
  if (!customElements.get(name)) customElements.define(name, made);
