/** Sent to the worker by a page that it does not control although it is active, as after a forced reload. */
export const CLAIM = 'claim';
