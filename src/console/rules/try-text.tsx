import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Evaluation } from '../../domain/evaluation.ts';
import { cleanBody, cleanName } from '../../text/hygiene.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { announce } from '../notices.tsx';
import { Field } from '../parts/field.tsx';
import { Trouble, Waiting } from '../parts/loaded.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import { type Answer, ask } from '../service/ask.ts';
import { TryResult } from './try-result.tsx';
import { TRY_TEXTS } from './try-texts.ts';

export type Checked = Omit<Evaluation, 'risk'>;

/** What was asked, as the service reads it, and what it said; undefined until it has. */
interface Tried {
  readonly body: string;
  readonly name: string;
  readonly answer: Answer<Checked> | undefined;
}

/** A box to try a text against the rules in force. */
export function TryText({ site }: { readonly site: string }) {
  const texts = textsOf(TRY_TEXTS);
  const tried = useSignal<Tried | undefined>(undefined);
  const fault = useSignal('');
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    fault.value = String(fields.get('body')).trim() === '' ? texts.missing : '';
    if (fault.value === '') void tryIt(site, fields, tried);
  };
  return (
    <section class="try card" aria-labelledby={id}>
      <form class="stack" onSubmit={submit}>
        <h2 id={id}>{texts.title}</h2>
        <p class="quiet">{texts.hint}</p>
        <Field label={texts.text} fault={fault.value}>
          {(ids) => <textarea {...ids} name="body" dir="auto" rows={3} />}
        </Field>
        <About />
        <button type="submit" class="primary">
          {texts.check}
        </button>
      </form>
      {tried.value && <Result tried={tried.value} />}
    </section>
  );
}

async function tryIt(site: string, fields: FormData, tried: Signal<Tried | undefined>): Promise<void> {
  const text = (name: string) => String(fields.get(name) ?? '').trim() || null;
  const body = text('body') ?? '';
  const name = text('name') ?? textsOf(TRY_TEXTS).anyone;
  const asked: Tried = { body: cleanBody(body), name: cleanName(name), answer: undefined };
  const since = text('since');
  tried.value = asked;
  const answer = await ask<Checked>('POST', apiOf(site, 'check'), {
    body: {
      body,
      author: { name, id: text('author'), role: text('role'), since: since && `${since}T00:00:00Z` },
      articleId: text('article'),
      article: text('section') && { section: text('section') },
    },
  });
  if (tried.value !== asked) return;
  tried.value = { ...asked, answer };
  const { statuses } = textsOf(PART_TEXTS);
  if (answer.ok) announce(`${textsOf(TRY_TEXTS).becomes} ${statuses[answer.value.status]}`);
}

/** Who writes it and where, for rules that ask. */
function About() {
  const texts = textsOf(TRY_TEXTS);
  const hint = useId();
  return (
    <details class="wide">
      <summary>{texts.more}</summary>
      <div class="about">
        <Line name="name" label={texts.name} />
        <Line name="author" label={texts.author} hint={hint} />
        <Line name="role" label={texts.role} />
        <Field label={texts.since}>{(ids) => <input {...ids} name="since" type="date" />}</Field>
        <Line name="article" label={texts.article} />
        <Line name="section" label={texts.section} />
      </div>
      <p id={hint} class="quiet">
        {texts.authorHint}
      </p>
    </details>
  );
}

interface LineProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

function Line({ name, label, hint }: LineProps) {
  return (
    <Field label={label}>
      {(ids) => <input {...ids} name={name} dir="auto" autocomplete="off" aria-describedby={hint} />}
    </Field>
  );
}

function Result({ tried: { answer, ...asked } }: { readonly tried: Tried }) {
  if (answer === undefined) return <Waiting />;
  if (!answer.ok) return <Trouble problem={answer.problem} />;
  return <TryResult checked={answer.value} {...asked} />;
}
