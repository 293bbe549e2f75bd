// Isolation and the service worker: asked for once, as the page starts.
import { type Isolation, prepare } from '../engine/isolation';

export type { Isolation } from '../engine/isolation';

/** Settles before the first lab is shown: what the engine can do is found out when it is imported. */
export const prepared: Promise<Isolation> = prepare();
