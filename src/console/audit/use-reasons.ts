import { apiOf } from '../address.ts';
import { language } from '../language/language.ts';
import { useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';

interface Reasons {
  readonly reasons: readonly { readonly code: string; readonly texts: Readonly<Record<string, string>> }[];
}

/** What a ready reason says here, and in all languages. */
export interface ReadyReason {
  readonly shown: string;
  readonly texts: readonly string[];
}

/** What ready reasons say; their code until that is known. */
export function useReasons(site: string): (code: string) => ReadyReason {
  const [reasons] = useLoaded((signal) => ask<Reasons>('GET', apiOf(site, 'reasons'), { signal }), [site]);
  const byCode = new Map((reasons.value.value?.reasons ?? []).map((reason) => [reason.code, reason.texts]));
  return (code) => {
    const found = byCode.get(code) ?? {};
    const texts = Object.values(found);
    return { shown: found[language.value] ?? texts[0] ?? code, texts };
  };
}
