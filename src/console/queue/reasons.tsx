import { useSignal } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import type { Desk } from './desk.ts';
import { Key } from './key.tsx';
import { OWN_REASON_ID } from './keys.ts';
import { reject } from './moving.ts';
import { textOf } from './reason-text.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** Why a comment is rejected: one of the site's ready reasons by its digit, one's own words, or nothing. */
export function Reasons({ desk }: { readonly desk: Desk }) {
  const texts = textsOf(QUEUE_TEXTS);
  const own = useSignal('');
  const { reasons } = desk.guide.value;
  return (
    <fieldset
      class="reasons"
      onKeyDown={(event) => {
        if (event.key === 'Escape') desk.rejecting.value = false;
      }}
    >
      <legend>{texts.chooseReason}</legend>
      <div class="row reason-choices">
        {reasons.map(({ code, texts: said }, at) => (
          <button key={code} type="button" onClick={() => reject(desk, { reasonCode: code })}>
            {at < 9 && <Key shown={String(at + 1)} />} <bdi>{textOf(said)}</bdi>
          </button>
        ))}
        <button type="button" onClick={() => reject(desk, {})}>
          <Key shown="0" /> {texts.withoutReason}
        </button>
      </div>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (own.value.trim() !== '') reject(desk, { reason: own.value.trim() });
        }}
      >
        <label for={OWN_REASON_ID} class="sr-only">
          {texts.ownReason}
        </label>
        <input
          id={OWN_REASON_ID}
          class="grow"
          dir="auto"
          maxLength={500}
          placeholder={texts.ownReason}
          value={own.value}
          onInput={({ currentTarget }) => (own.value = currentTarget.value)}
        />
        <button type="submit" disabled={own.value.trim() === ''}>
          {texts.rejectWith}
        </button>
      </form>
    </fieldset>
  );
}
