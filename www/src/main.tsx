import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/map.css';
import './styles/lab-head.css';
import './styles/notices.css';
import './styles/course.css';
import './styles/version.css';
import './styles/print.css';
import './styles/forced-colors.css';
import { render } from 'preact';
import { keepSite } from './state/keeping';
import { loadManifest } from './state/labs';
import { followAddress, visits } from './state/location';
import { followOtherPins } from './state/pins';
import { prepared } from './state/preparation';
import { followPrinting } from './state/printing';
import { followOtherTabs } from './state/progress';
import { applySettings, mendLanguage } from './state/settings';
import { beginVersion, followVersion } from './state/version';
import { App } from './views/App';

beginVersion(prepared);
mendLanguage(navigator);
applySettings(document.documentElement);
followAddress();
followOtherTabs();
followOtherPins();
followPrinting();
followVersion(visits);
void loadManifest();
// An isolated page is not reloaded any more and need not wait for its service worker to be drawn.
if (!crossOriginIsolated) await prepared;
// For who drives the page: to leave it before that would be to leave its service worker half started.
void prepared.then((isolation) => {
  document.documentElement.dataset.serviceWorker = isolation.serviceWorker;
  void keepSite(isolation);
});
const root = document.getElementById('app');
if (root) render(<App />, root);
