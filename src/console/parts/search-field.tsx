import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** What is searched for now, as the address says. */
  readonly value: string | undefined;
  readonly field?: RefObject<HTMLInputElement | null>;
  /** Undefined for all there is. */
  readonly onSearch: (text: string | undefined) => void;
}

/** So long (ms) after the last key it is searched; at once by Enter. */
const PAUSE = 300;

/** Where somebody writes what to search for; it is searched while they write. */
export function SearchField({ label, value = '', field, onSearch }: Props) {
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  useEffect(() => () => clearTimeout(timer.current), []);
  // The browser's Back changes it too; what somebody writes just now stays.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value, input]);
  const searchNow = () => {
    clearTimeout(timer.current);
    const text = input.current?.value.trim() ?? '';
    if (text !== value) onSearch(text === '' ? undefined : text);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that this is for
    <form
      role="search"
      class="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        searchNow();
      }}
    >
      <label for={id} class="sr-only">
        {label}
      </label>
      <input
        id={id}
        ref={input}
        type="search"
        dir="auto"
        placeholder={label}
        defaultValue={value}
        onInput={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(searchNow, PAUSE);
        }}
      />
    </form>
  );
}
