import { render } from 'preact';
import { App } from './app.tsx';
import { showLanguage } from './language/language.ts';
import { askForQueue } from './queue/ahead.ts';
import { askWhoIsHere } from './service/session.ts';
import { showTheme } from './theme.ts';

showLanguage();
showTheme();
askWhoIsHere();
askForQueue(location);
const root = document.getElementById('console');
if (root) render(<App />, root);
