import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { KeyView } from '../../http/keys.ts';
import { textsOf } from '../language/language.ts';
import { KEYS_TEXTS } from './texts.ts';

/** A key, with the key itself. */
export type MadeKey = KeyView & { readonly key: string };

interface Props {
  readonly made: MadeKey;
  readonly onClose: () => void;
}

/** A new key, to be copied now or never. */
export function ShownOnce({ made, onClose }: Props) {
  const texts = textsOf(KEYS_TEXTS);
  const id = useId();
  // Within the dialog: what is behind it is silent meanwhile.
  const said = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.key);
      said.value = texts.copied;
    } catch {
      // Not over http, nor where the browser was told not to.
      field.current?.select();
      said.value = texts.notCopied;
    }
  };
  return (
    <div class="stack shown-once">
      <p class="warning" role="status">
        {texts.once}
      </p>
      <div class="field wide">
        <label for={id}>{texts.theKey}</label>
        <div class="row">
          <input
            id={id}
            ref={field}
            class="grow"
            readOnly
            dir="ltr"
            value={made.key}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <button type="button" class="primary" onClick={copy}>
            {texts.copy}
          </button>
        </div>
        <p role="status" class="small">
          {said.value}
        </p>
      </div>
      <button type="button" onClick={onClose}>
        {texts.done}
      </button>
    </div>
  );
}
