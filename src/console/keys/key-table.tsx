import type { KeyView } from '../../http/keys.ts';
import { useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { formatDay, formatTime } from '../language/times.ts';
import { me, mySite } from '../service/session.ts';
import { KEYS_TEXTS } from './texts.ts';

interface Props {
  readonly keys: readonly KeyView[];
  readonly onRevoke: (key: KeyView) => void;
}

/** The keys that are in force, the newest first. */
export function KeyTable({ keys, onRevoke }: Props) {
  const texts = textsOf(KEYS_TEXTS);
  const timezone = mySite(useHere().site)?.timezone;
  const sorted = keys.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="table card" aria-label={texts.list} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.role}</th>
            <th scope="col">{texts.site}</th>
            <th scope="col">{texts.made}</th>
            <th scope="col">{texts.id}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sorted.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                <bdi>{key.name}</bdi>
              </th>
              <td>
                <span class={`flag role ${key.role}`}>{texts.roles[key.role]}</span>
              </td>
              <td>
                <bdi>{siteName(key.site)}</bdi>
              </td>
              <td>
                <time dateTime={key.createdAt} title={formatTime(key.createdAt, timezone)}>
                  {formatDay(key.createdAt, timezone)}
                </time>
              </td>
              <td>
                <code dir="ltr">{key.id}</code>
              </td>
              <td class="number">
                <button
                  type="button"
                  class="danger"
                  aria-label={`${texts.revoke}: ${key.name}`}
                  onClick={() => onRevoke(key)}
                >
                  {texts.revoke}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a site is called here; `*` is all of them. */
export function siteName(site: string): string {
  if (site === '*') return textsOf(KEYS_TEXTS).everySite;
  const name = me.value?.sites.find((each) => each.site === site)?.name;
  return name?.[language.value] ?? name?.ar ?? name?.en ?? site;
}
