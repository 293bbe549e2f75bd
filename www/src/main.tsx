import { prepare } from './engine/isolation';
await prepare();
const { engine } = await import('./engine');
Object.assign(globalThis, { engine });
document.title = 'ready';
