import { effect, type Signal, signal } from '@preact/signals';
import { keepText, keptText } from './kept.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'hakam-theme';

/** Light, dark, or as the device has it. */
export const theme: Signal<Theme> = signal(THEMES.find((each) => each === keptText(KEPT)) ?? 'auto');

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keepText(KEPT, chosen === 'auto' ? null : chosen);
}

export function showTheme(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
