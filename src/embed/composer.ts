import { codePoints } from '../text/hygiene.ts';
import { around, type Child, element, fill } from './build-dom.ts';
import { field } from './field.ts';
import type { EmbedTexts } from './texts.ts';
import { type Faults, faultsOf, LONGEST_BODY, type Written, written } from './written.ts';

/** Why what was written isn't sent yet. */
export type Trouble =
  | { readonly kind: 'faults'; readonly faults: Faults }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'again'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string };

interface Options {
  readonly texts: EmbedTexts;
  readonly id: string;
  readonly label: string;
  readonly action: string;
  readonly announce: (text: string) => void;
  /** Sends it; null: all is well. */
  readonly send: (written: Written) => Promise<Trouble | null>;
  readonly typed?: (body: string) => void;
  readonly cancel: () => void;
}

/** A form in which a comment is written: checks it, sends it, and says what came of it. */
export interface Composer {
  readonly element: HTMLFormElement;
  readonly text: HTMLTextAreaElement;
  /** Whether it asks for a name; where it doesn't, what the reader is called, or nothing. */
  author(asks: boolean, name: string): void;
  /** Whom it answers; null: nobody, and then it can't be cancelled. */
  answers(lead: readonly Child[] | null): void;
  write(body: string): void;
  tell(trouble: Trouble | null): void;
  submit(): Promise<void>;
}

export function composer(options: Options): Composer {
  const { texts, id, label, announce } = options;
  const name = field(element('input', { autocomplete: 'name' }), `${id}-name`, texts.name, 'name');
  const text = element('textarea', { rows: '4' });
  const body = field(text, `${id}-body`, label, 'text');
  const lead = element('p', { class: 'lead' });
  const note = element('p', { class: 'note', part: 'notice' });
  const action = element('span');
  const button = element('button', { class: 'send', part: 'send' }, action);
  const cancel = element('button', { type: 'button', part: 'cancel', click: options.cancel }, texts.cancel);
  const as = element('p', { class: 'hint' });
  const form = element(
    'form',
    { part: 'form', novalidate: true, 'aria-label': label },
    lead,
    name.element,
    as,
    body.element,
    note,
    element('div', { class: 'row' }, button, cancel),
  );
  let [asks, busy, until, ticking] = [true, false, 0, 0];

  const show = (label: string, waits: boolean): void => {
    action.textContent = label;
    button.setAttribute('aria-disabled', String(waits));
  };
  const count = (): void => {
    body.hint(texts.counter(codePoints(written(null, text.value).body), LONGEST_BODY));
  };
  const tick = (): void => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) note.textContent = texts.wait(seconds);
    else {
      clearInterval(ticking);
      note.textContent = texts.waited;
      announce(texts.waited);
      show(options.action, false);
    }
  };
  const wait = (seconds: number): void => {
    until = Date.now() + seconds * 1000;
    show(options.action, true);
    announce(texts.wait(seconds));
    ticking = window.setInterval(tick, 1000);
    tick();
  };
  const faults = (found: Faults): void => {
    name.fault(found.name);
    body.fault(found.body);
    const [first] = [name, body].filter(({ input }) => input.hasAttribute('aria-invalid'));
    first?.input.focus();
  };
  const tell = (trouble: Trouble | null): void => {
    clearInterval(ticking);
    until = 0;
    faults(trouble?.kind === 'faults' ? trouble.faults : NO_FAULTS);
    note.textContent = '';
    show(trouble?.kind === 'again' ? texts.sendAgain : options.action, false);
    if (trouble?.kind === 'wait') wait(trouble.seconds);
    if (trouble?.kind !== 'again' && trouble?.kind !== 'note') return;
    note.textContent = trouble.text;
    announce(trouble.text);
  };
  const submit = async (): Promise<void> => {
    if (busy || until > Date.now()) return;
    const sent = written(asks ? name.input.value : null, text.value);
    const found = faultsOf(sent, texts);
    if (found.name !== null || found.body !== null) return tell({ kind: 'faults', faults: found });
    tell(null);
    busy = true;
    show(texts.sending, true);
    text.readOnly = true;
    announce(texts.sending);
    const trouble = await options.send(sent);
    busy = text.readOnly = false;
    tell(trouble);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !cancel.hidden) options.cancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  });
  text.addEventListener('input', () => {
    count();
    options.typed?.(text.value);
  });
  show(options.action, false);
  count();
  return {
    element: form,
    text,
    author: (asksNow, known) => {
      asks = asksNow;
      name.element.hidden = !asks;
      if (asks && name.input.value === '') name.input.value = known;
      as.hidden = asks || known === '';
      fill(as, around(texts.as, known));
    },
    answers: (children) => {
      lead.hidden = cancel.hidden = children === null;
      fill(lead, children ?? []);
    },
    write: (value) => {
      text.value = value;
      count();
    },
    tell,
    submit,
  };
}

const NO_FAULTS: Faults = { name: null, body: null };
