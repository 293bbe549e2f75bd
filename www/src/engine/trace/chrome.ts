// The Trace Event Format that Perfetto and chrome://tracing open:
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU

import type { LaneTrace, Words } from './lane';
import type { Trace } from './trace';

/** Characters gathered before they become a piece of the file: a whole trace as one string could be 100 MB. */
const PIECE = 1 << 18;

type Event = Record<string, string | number | Record<string, string | number>>;

class Pieces {
  private readonly done: Blob[] = [];
  private text = '{"displayTimeUnit":"ms","traceEvents":[\n';
  private first = true;

  add(event: Event): void {
    this.text += (this.first ? '' : ',\n') + JSON.stringify(event);
    this.first = false;
    if (this.text.length > PIECE) this.flush();
  }

  finish(): Blob {
    this.text += '\n]}\n';
    this.flush();
    return new Blob(this.done, { type: 'application/json' });
  }

  private flush(): void {
    this.done.push(new Blob([this.text]));
    this.text = '';
  }
}

/** Whole ns, so that a span's end and the next one's start stay equal after rounding. */
const ns = (ms: number): number => Math.round(ms * 1e6);
const us = (nanoseconds: number): number => nanoseconds / 1000;

/**
 * All traces as one file: a process for each strategy and process, a thread for each lane. `name` gives words by
 * key (`strategy.<id>`, `state.<state>`, `object.<name>`, `event.<name>`, `series.<name>`, `lane.<kind>`); where it
 * gives an empty string, the key's last part stands in.
 */
export function exportChromeTrace(traces: { strategy: string; trace: Trace }[], name: Words): Blob {
  const pieces = new Pieces();
  const word = (prefix: string, key: string) => name(`${prefix}.${key}`) || key;
  let pid = 0;
  for (const { strategy, trace } of traces) {
    const pids = new Map<number, number>();
    const tids = new Map<LaneTrace, number>();
    const strategyName = word('strategy', strategy);
    for (const process of [0, ...trace.lanes.map((lane) => lane.process)]) {
      if (pids.has(process)) continue;
      pid += 1;
      pids.set(process, pid);
      const title = process === 0 ? strategyName : `${strategyName} · ${word('lane', 'process')} ${process}`;
      pieces.add({ ph: 'M', name: 'process_name', pid, tid: 0, args: { name: title } });
      pieces.add({ ph: 'M', name: 'process_sort_index', pid, tid: 0, args: { sort_index: pid } });
    }
    const pidOf = (lane: LaneTrace) => pids.get(lane.process) ?? pid;
    trace.lanes.forEach((lane, i) => {
      const tid = i + 1;
      tids.set(lane, tid);
      const at = { pid: pidOf(lane), tid };
      pieces.add({ ph: 'M', name: 'thread_name', ...at, args: { name: lane.label(name) } });
      pieces.add({ ph: 'M', name: 'thread_sort_index', ...at, args: { sort_index: tid } });
      addSpans(pieces, lane, at, trace.end, word);
    });
    for (const line of trace.logs) {
      const at = { pid: pidOf(line.lane), tid: tids.get(line.lane) ?? 0 };
      const args = { a: line.a, b: line.b };
      pieces.add({
        ph: 'i',
        s: 't',
        cat: 'log',
        name: word('event', line.name),
        ...at,
        ts: us(ns(line.time)),
        args,
      });
    }
    for (const [key, series] of trace.values) {
      const title = word('series', key);
      series.times.forEach((time, i) => {
        const args = { value: series.values[i] ?? 0 };
        pieces.add({ ph: 'C', name: title, pid: pids.get(0) ?? pid, tid: 0, ts: us(ns(time)), args });
      });
    }
  }
  return pieces.finish();
}

function addSpans(
  pieces: Pieces,
  lane: LaneTrace,
  at: { pid: number; tid: number },
  traceEnd: number,
  word: (prefix: string, key: string) => string,
): void {
  for (let i = 0; i < lane.count; i += 1) {
    const state = lane.state(i);
    const object = lane.objectName(i);
    const start = ns(lane.starts[i] ?? 0);
    const end = lane.ends[i] ?? Number.NaN;
    const dur = Math.max(0, ns(Number.isNaN(end) ? traceEnd : end) - start);
    const detail = lane.details[i] ?? 0;
    pieces.add({
      ph: 'X',
      cat: state,
      name: object === '' ? word('state', state) : `${word('state', state)}: ${word('object', object)}`,
      ...at,
      ts: us(start),
      dur: us(dur),
      ...(detail === 0 ? {} : { args: { detail } }),
    });
  }
}
