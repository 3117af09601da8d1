import type { KeyView } from '../../http/keys.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatDay, formatTime } from '../language/times.ts';
import { mySite, nameOfSite } from '../service/session.ts';
import { KEYS_TEXTS } from './texts.ts';

interface Props {
  readonly keys: readonly KeyView[];
  readonly onRevoke: (key: KeyView) => void;
}

/** The keys that are in force, the newest first. */
export function KeyList({ keys, onRevoke }: Props) {
  const texts = textsOf(KEYS_TEXTS);
  const timezone = mySite(useHere().site)?.timezone;
  const sorted = keys.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  return (
    <ul class="card key-list" aria-label={texts.list}>
      {sorted.map((key) => (
        <li key={key.id}>
          <p class="name">
            <strong>
              <bdi>{key.name}</bdi>
            </strong>
            <span class={`flag role-${key.role}`}>{texts.roles[key.role]}</span>
          </p>
          <p>
            <bdi>{siteName(key.site)}</bdi>
          </p>
          <p class="quiet small">
            {texts.made}{' '}
            <time dateTime={key.createdAt} title={formatTime(key.createdAt, timezone)}>
              {formatDay(key.createdAt, timezone)}
            </time>
          </p>
          <code dir="ltr" title={texts.id}>
            {key.id}
          </code>
          <button
            type="button"
            class="danger"
            aria-label={`${texts.revoke}: ${key.name}`}
            onClick={() => onRevoke(key)}
          >
            {texts.revoke}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a site is called here; `*` is all of them. */
export function siteName(site: string): string {
  if (site === '*') return textsOf(KEYS_TEXTS).everySite;
  return nameOfSite(mySite(site) ?? { site, name: {} });
}
