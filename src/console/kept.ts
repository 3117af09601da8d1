// What is kept in the browser. A browser may refuse to keep anything (private windows, policies): then nothing is kept,
// and all else works.

export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keepText(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // kept for this page alone
  }
}
