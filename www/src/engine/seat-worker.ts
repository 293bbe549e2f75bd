// The worker's side of the scheduler's seat.
import type { ToSeat } from './protocol';
import type { SeatApi, WasmApi } from './wasm';

const hasSeat = (api: WasmApi): api is WasmApi & SeatApi => 'seat_walk' in api;

/** Does what is asked; its answer as text. */
export async function atSeat(api: WasmApi, message: ToSeat): Promise<string> {
  // The manifest names a seat for labs that have one, so that nobody gets here without.
  if (!hasSeat(api)) throw new Error('this wasm has no seat');
  switch (message.type) {
    case 'seat-threads':
      return String(api.seat_threads(message.request, message.strategy));
    case 'seat-walk': {
      const schedule = Uint32Array.from(message.schedule);
      return api.seat_walk(message.request, message.strategy, schedule, message.onward);
    }
    case 'seat-contrast': {
      const schedule = Uint32Array.from(message.schedule);
      return (await api.seat_contrast(message.request, message.strategy, schedule)) ?? 'null';
    }
    case 'seat-search':
      api.seat_search(message.request, message.strategy, message.bounds);
      return '';
    case 'seat-search-on':
      return (await api.seat_search_on(message.ms)) ?? 'null';
  }
}
