import { useEffect, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { AuthorLine } from './author-line.tsx';
import { currentOf } from './deciding.ts';
import type { Desk } from './desk.ts';
import { spansIn } from './explain.ts';
import type { FilterName } from './filters.ts';
import { useFindings } from './findings.ts';
import { History } from './history.tsx';
import { type Item, isOpen } from './items.ts';
import { Nothing } from './nothing.tsx';
import { Became } from './rail.tsx';
import { ArticleLine, Parent, Similar } from './surroundings.tsx';
import { QUEUE_TEXTS } from './texts.ts';
import { Whys } from './whys.tsx';

export type Narrow = (changed: { readonly [name in FilterName]?: string | undefined }) => void;

/** The comment that is worked on, large; or what stands where there is none. */
export function Focus({ desk, narrow }: { readonly desk: Desk; readonly narrow: Narrow }) {
  const { items, ended } = desk.queue;
  const item = currentOf(desk.queue);
  const allDone = ended.value && !items.value.some(isOpen);
  if (item === undefined || (allDone && !wasChosen(desk, item)))
    return <Nothing desk={desk} narrow={narrow} />;
  return <TheComment key={item.comment.id} item={item} desk={desk} narrow={narrow} />;
}

/** A decided comment is shown to who went back to it. */
const wasChosen = ({ queue }: Desk, { comment }: Item): boolean => queue.lookedAt.value === comment.id;

interface Props {
  readonly item: Item;
  readonly desk: Desk;
  readonly narrow: Narrow;
}

function TheComment({ item, desk, narrow }: Props) {
  const texts = textsOf(QUEUE_TEXTS);
  const { comment } = item;
  const { id, author, body, flags, risk, createdAt, editedAt } = comment;
  const context = desk.queue.contexts.value.get(id);
  const findings = useFindings(comment, desk.queue.site);
  const top = useRef<HTMLElement>(null);
  // On a phone, where the page itself scrolls, each comment begins where it can be read.
  useEffect(() => {
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
  }, []);
  return (
    <article class="focus" ref={top} aria-label={texts.comment} data-comment={id}>
      <ArticleLine id={comment.article} context={context} narrow={narrow} />
      <header>
        <h2>
          <MarkedText text={author.name} spans={spansIn(findings, 'name')} />
        </h2>
        <AuthorLine author={author} narrow={narrow} />
        <p class="row quiet small">
          <Moment at={createdAt} />
          {editedAt && <span>{texts.edited}</span>}
          {comment.status !== 'pending' && <Status status={comment.status} />}
          <Became item={item} />
        </p>
      </header>
      <Standing item={item} />
      {context?.parent && <Parent parent={context.parent} />}
      <div class="words">
        <MarkedText text={body} spans={spansIn(findings, 'body')} />
      </div>
      <p class="row facts">
        {risk > 0 && (
          <span>
            {texts.risk} <strong>{formatNumber(risk)}</strong>
          </span>
        )}
        {flags.map((flag) => (
          <button key={flag} type="button" class="flag" onClick={() => narrow({ flag })}>
            <bdi>{flag}</bdi>
          </button>
        ))}
        {comment.reports.length > 0 && <Reports reports={comment.reports} />}
      </p>
      <Whys comment={comment} findings={findings} guide={desk.guide} />
      <Notes notes={comment.notes} />
      {context && <Similar context={context} />}
      <History comment={comment} site={desk.queue.site} />
    </article>
  );
}

/** What somebody must know before they decide: a colleague was here, or nobody decides on it any more. */
function Standing({ item: { comment, theirs } }: { readonly item: Item }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { withdrawnAt, erasedAt, decision } = comment;
  if (theirs)
    return (
      <p class="before-deciding">
        {texts.theirs(theirs.name, theirs.to)} {texts.pressAgain}
      </p>
    );
  if (erasedAt) return <p class="before-deciding">{texts.erased}</p>;
  if (withdrawnAt) return <p class="before-deciding">{texts.withdrawn}</p>;
  if (decision.by.kind !== 'moderator' && decision.by.kind !== 'admin') return null;
  return (
    <p class="before-deciding">
      {decision.undoes === null
        ? texts.decidedBefore(decision.by.name, decision.to)
        : texts.undoneBefore(decision.by.name)}
      {decision.reason !== null && (
        <>
          {' '}
          <bdi dir="auto">{decision.reason}</bdi>
        </>
      )}
    </p>
  );
}

function Reports({ reports }: Pick<Item['comment'], 'reports'>) {
  const { reports: said, reportReasons } = textsOf(QUEUE_TEXTS);
  const total = reports.reduce((sum, { count }) => sum + count, 0);
  const by = reports.map(({ reason, count }) => `${reportReasons[reason] ?? reason} ${formatNumber(count)}`);
  return (
    <span class="reports">
      <strong>{said(total)}</strong> ({by.join(textsOf({ ar: '، ', en: ', ' }))})
    </span>
  );
}

function Notes({ notes }: Pick<Item['comment'], 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h3>{textsOf(QUEUE_TEXTS).notes}</h3>
      <ul class="lines">
        {notes.map(({ id, at, by, body }) => (
          <li key={id}>
            <MarkedText text={body} spans={[]} />
            <span class="quiet small">
              <bdi>{by.name}</bdi> · <Moment at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
