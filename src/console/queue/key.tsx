/** The key that does the same, shown beside what it does; `aria-keyshortcuts` says it to screen readers. */
export function Key({ shown }: { readonly shown: string }) {
  return (
    <span class="key" aria-hidden="true">
      {shown}
    </span>
  );
}
