/** What the Worker's script itself holds of a site. */
export interface BundledSite {
  /** The site's settings and whatever else requests need that screen no text, packed. */
  readonly head: string;
  /** The path of the static asset that holds its packed rule set. */
  readonly asset: string;
}
