import './start.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { showLanguage } from './language/language.ts';
import { showTheme } from './theme.ts';

showLanguage();
showTheme();
const root = document.getElementById('console');
if (root) render(<App />, root);
