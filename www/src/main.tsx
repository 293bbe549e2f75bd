import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/map.css';
import { render } from 'preact';
import { loadManifest } from './state/labs';
import { followAddress } from './state/location';
import { applySettings } from './state/settings';
import { App } from './views/App';

applySettings(document.documentElement);
followAddress();
void loadManifest();
const root = document.getElementById('app');
if (root) render(<App />, root);
