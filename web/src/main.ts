import { getSession } from './api/session';
import { arrive } from './app/arrival';
import { askEarly } from './app/early';
import { offlineTexts } from './texts/frame';
import './look/tokens.css';
import './look/base.css';

let first: Promise<unknown> | null = askEarly();
void arrive({
  load: () => import('./app/begin'),
  answers: () => {
    const asking = first ?? getSession();
    first = null;
    return asking;
  },
  say: (what) => {
    const place = document.querySelector('.first-load');
    if (!place) return;
    place.setAttribute('role', 'alert');
    place.textContent = what === 'unanswered' ? offlineTexts.neverDetail : offlineTexts.unfetchedRetry;
  },
  again: () => location.reload(),
});
