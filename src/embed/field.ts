import { element } from './build-dom.ts';

export interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  /** Says what is wrong with it, to all senses; null: nothing. */
  fault(text: string | null): void;
  /** What stands under it, as a hint. */
  hint(text: string): void;
}

/** A field with its label, its hint, and room for what is wrong with it. `id` differs from every other's in the panel. */
export function field(
  input: HTMLInputElement | HTMLTextAreaElement,
  id: string,
  label: string,
  part: string,
): Field {
  const fault = element('p', { class: 'fault', id: `${id}-fault` });
  const hint = element('p', { class: 'hint', id: `${id}-hint` });
  for (const [name, value] of Object.entries({
    id,
    part,
    dir: 'auto',
    'aria-describedby': `${id}-fault ${id}-hint`,
  }))
    input.setAttribute(name, value);
  return {
    element: element('div', { class: 'field' }, element('label', { for: id }, label), input, fault, hint),
    input,
    fault: (text) => {
      fault.textContent = text;
      if (text === null) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
    },
    hint: (text) => {
      hint.textContent = text;
    },
  };
}
