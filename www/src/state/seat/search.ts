// The search for bad schedules, as signals.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Findings, SearchBounds } from '../../engine/model';
import type { EngineError, SearchHandle } from '../../engine/types';
import type { SetUp } from './lab';

export type HuntState = 'idle' | 'searching' | 'stopped' | 'over' | 'failed';

export interface Hunt {
  readonly state: ReadonlySignal<HuntState>;
  /** Of the search that was begun; nothing while there is none. */
  readonly bounds: ReadonlySignal<SearchBounds | null>;
  readonly findings: ReadonlySignal<Findings | null>;
  readonly failure: ReadonlySignal<EngineError | null>;
  start(setUp: SetUp, bounds: SearchBounds): void;
  stop(): void;
  /** Stops, and forgets what was found. */
  reset(): void;
}

export interface HuntTools {
  search(setUp: SetUp, bounds: SearchBounds, heard: (found: Findings) => void): SearchHandle;
  errorOf(caught: unknown): EngineError;
}

export function createHunt(tools: HuntTools): Hunt {
  const state = signal<HuntState>('idle');
  const bounds = signal<SearchBounds | null>(null);
  const findings = signal<Findings | null>(null);
  const failure = signal<EngineError | null>(null);
  let handle: SearchHandle | null = null;
  // What an earlier search has still to say is ignored.
  let turn = 0;

  function reset(): void {
    turn += 1;
    handle?.stop();
    handle = null;
    batch(() => {
      state.value = 'idle';
      bounds.value = null;
      findings.value = null;
      failure.value = null;
    });
  }

  return {
    state,
    bounds,
    findings,
    failure,
    start(setUp, within) {
      reset();
      const mine = turn;
      batch(() => {
        state.value = 'searching';
        bounds.value = within;
      });
      handle = tools.search(setUp, within, (found) => {
        if (mine === turn && state.value === 'searching') findings.value = found;
      });
      handle.result.then(
        (found) => {
          if (mine !== turn || state.value !== 'searching') return;
          batch(() => {
            findings.value = found ?? findings.value;
            state.value = found?.over ? 'over' : 'stopped';
          });
        },
        (caught: unknown) => {
          if (mine !== turn) return;
          batch(() => {
            failure.value = tools.errorOf(caught);
            state.value = 'failed';
          });
        },
      );
    },
    stop() {
      handle?.stop();
      if (state.value === 'searching') state.value = 'stopped';
    },
    reset,
  };
}
