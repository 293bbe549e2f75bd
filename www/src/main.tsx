import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/map.css';
import './styles/course.css';
import './styles/print.css';
import { render } from 'preact';
import { loadManifest } from './state/labs';
import { followAddress } from './state/location';
import { followOtherPins } from './state/pins';
import { prepared } from './state/preparation';
import { followPrinting } from './state/printing';
import { followOtherTabs } from './state/progress';
import { applySettings, mendLanguage } from './state/settings';
import { App } from './views/App';

mendLanguage(navigator);
applySettings(document.documentElement);
followAddress();
followOtherTabs();
followOtherPins();
followPrinting();
void loadManifest();
// An isolated page is not reloaded any more and need not wait for its service worker to be drawn.
if (!crossOriginIsolated) await prepared;
// For who drives the page: to leave it before that would be to leave its service worker half started.
void prepared.then(({ serviceWorker }) => {
  document.documentElement.dataset.serviceWorker = serviceWorker;
});
const root = document.getElementById('app');
if (root) render(<App />, root);
