import type { ComponentChild } from 'preact';
import type { Status } from '../../domain/comment.ts';
import type { AuditEntry } from '../../http/audit-answers.ts';
import { addressOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatTime } from '../language/times.ts';
import { fill } from '../parts/fill.ts';
import { mySite } from '../service/session.ts';
import { type Said, saidOf } from './said.ts';
import { AUDIT_TEXTS } from './texts.ts';

interface Props {
  readonly entry: AuditEntry;
  /** Narrows the page to what somebody did. */
  readonly onPerson: (id: string) => void;
  readonly commentAddress: (site: string, id: string) => string;
}

/** An entry in plain words, with links to what it is about. */
export function EntrySentence({ entry, onPerson, commentAddress }: Props) {
  const said = saidOf(entry);
  const parts = {
    ...partsOf(said, entry.site),
    ...linksOf(entry, commentAddress),
    who: <Who entry={entry} onPerson={onPerson} />,
  };
  return <p class="sentence">{fill<ComponentChild>(templateOf(said), parts)}</p>;
}

function templateOf(said: Said): string {
  const texts = textsOf(AUDIT_TEXTS);
  switch (said.of) {
    case 'came':
    case 'screened':
    case 'decided':
    case 'undone':
      return texts.byStatus[said.of][said.to satisfies Status];
    case 'note-add':
    case 'note-remove':
      return texts.notes[said.of][said.on];
    case 'standing':
      return texts.standing;
    default:
      return texts.said[said.of];
  }
}

/** What the words of an entry hold that is its own. */
function partsOf(said: Said, site: string): Record<string, ComponentChild> {
  const texts = textsOf(AUDIT_TEXTS);
  if (said.of === 'standing') return { marks: marksOf(said, site) };
  if ('terms' in said) return { terms: <Terms terms={said.terms} /> };
  if ('reports' in said) return { count: texts.reports(said.reports) };
  if ('count' in said) return { count: texts.comments(said.count) };
  if ('role' in said) {
    const role = texts.roles[said.role as keyof typeof texts.roles] ?? said.role;
    return { name: <bdi>{said.name}</bdi>, role, site: said.site === '*' ? texts.everySite : said.site };
  }
  return 'name' in said ? { name: <bdi>{said.name}</bdi> } : {};
}

function marksOf({ marks, until }: Extract<Said, { of: 'standing' }>, site: string): string {
  const texts = textsOf(AUDIT_TEXTS).marks;
  if (marks.length === 0) return texts.none;
  const words = marks.map((mark) =>
    mark === 'banned' ? texts.banned(formatTime(until ?? '', mySite(site)?.timezone)) : texts[mark],
  );
  return words.join(textsOf({ ar: '، ', en: ', ' }));
}

const MOST_TERMS = 5;

function Terms({ terms }: { readonly terms: readonly string[] }) {
  const rest = terms.length - MOST_TERMS;
  return (
    <>
      {terms.slice(0, MOST_TERMS).map((term, at) => (
        <span key={term}>
          {at > 0 && textsOf({ ar: '، ', en: ', ' })}
          <bdi class="told-term">{term}</bdi>
        </span>
      ))}
      {rest > 0 && ` +${rest}`}
    </>
  );
}

/** What an entry is about, with the page where it is shown; other sites' things have none for who isn't theirs. */
function linksOf(
  { site, kind, subject, detail }: AuditEntry,
  commentAddress: Props['commentAddress'],
): Record<string, ComponentChild> {
  const texts = textsOf(AUDIT_TEXTS);
  const known = mySite(site) !== undefined;
  const link = (address: string, words: ComponentChild) => (known ? <a href={address}>{words}</a> : words);
  return {
    comment: link(commentAddress(site, subject), texts.comment),
    author: link(
      addressOf(site, 'authors', { item: subject }),
      subject.startsWith('id:') ? <bdi>{subject.slice(3)}</bdi> : texts.anAuthor,
    ),
    list: kind === 'list' ? link(addressOf(site, 'lists', { item: subject }), <bdi>{subject}</bdi>) : '',
    ...('name' in detail ? {} : { name: subject }),
  };
}

function Who({ entry: { by }, onPerson }: Pick<Props, 'entry' | 'onPerson'>) {
  const texts = textsOf(AUDIT_TEXTS);
  const others = {
    rules: texts.theRules,
    author: texts.theAuthor,
    readers: texts.readers,
    service: texts.theService,
  };
  if (by.kind !== 'moderator' && by.kind !== 'admin') return <strong>{others[by.kind]}</strong>;
  const name = by.name || by.id || texts.somebody;
  return (
    <button type="button" class="link person" title={texts.narrowTo(name)} onClick={() => onPerson(by.id)}>
      <bdi>{name}</bdi>
    </button>
  );
}
