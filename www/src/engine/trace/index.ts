// What happened in one execution, read from the memory it writes while it runs.
export { exportChromeTrace } from './chrome';
export type { LaneTrace, Words } from './lane';
export { createTrace } from './reader';
export type { Series } from './series';
export type { BoardRows, Image } from './source';
export { SPAN_STATES, STATES, stateNumber } from './states';
export type { LogLine, Trace } from './trace';
