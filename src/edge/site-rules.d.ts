import type { BundledSite } from './bundled-site.ts';

/** Of every site; `bundle-rules.ts` writes this module at build, and package.json says where it is. */
export const siteRules: readonly BundledSite[];
