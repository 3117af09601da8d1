import { render } from 'preact';
import { App } from './app.tsx';
import { showLanguage } from './language/language.ts';
import { askWhoIsHere } from './service/session.ts';
import { showTheme } from './theme.ts';

showLanguage();
showTheme();
askWhoIsHere();
const root = document.getElementById('console');
if (root) render(<App />, root);
