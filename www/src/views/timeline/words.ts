// The timeline's own words. What a lab's spans are about has the lab's words.
import type { Lang } from '../../engine/catalog';
import type { LaneKind, State } from '../../engine/model';

export interface TimelineWords {
  readonly title: string;
  readonly role: string;
  readonly states: Readonly<Record<State, string>>;
  readonly lanes: Readonly<Record<LaneKind, string>>;
  readonly now: string;
  readonly empty: string;
  readonly waiting: string;
  readonly legend: string;
  readonly hint: string;
  readonly touchHint: string;
  /** What columns of short spans mean. */
  readonly dense: string;
  readonly keys: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** Lines beside the strip of how many lanes run at once. */
  readonly atOnce: (most: number) => readonly string[];
  readonly atOnceLong: string;
  readonly table: string;
  readonly totals: (lanes: number, length: string) => string;
  readonly firstSpans: (each: number) => string;
  readonly lane: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
  readonly lasted: string;
  readonly object: string;
  readonly nothing: string;
  readonly open: string;
  /** A span in a sentence. */
  readonly sentence: (span: SpanText) => string;
  readonly laneChosen: (lane: string, spans: string) => string;
  readonly summary: (lanes: number, length: string) => string;
  readonly dropped: (count: string) => string;
}

export interface SpanText {
  readonly lane: string;
  readonly state: string;
  readonly from: string;
  /** Empty for a span that goes on. */
  readonly to: string;
  readonly lasted: string;
  /** Empty for nothing named. */
  readonly object: string;
}

const ko: TimelineWords = {
  title: '타임라인',
  role: '타임라인',
  states: {
    idle: '유휴',
    running: '실행',
    lock: '락 대기',
    sleep: '잠(sleep)',
    io: '입출력 대기',
    queue: '큐 대기',
    join: '다른 레인 대기',
    ready: '차례 대기',
    done: '끝남',
  },
  lanes: { main: '메인', thread: '스레드', process: '프로세스', task: '태스크' },
  now: '지금',
  empty: '기록이 없습니다.',
  waiting: '첫 기록을 기다리고 있습니다…',
  legend: '범례',
  hint: '끌어서 이동, Ctrl(⌘)+휠로 확대, 두 번 클릭하면 전체 보기. 타임라인에 포커스가 있으면 휠만으로도 확대됩니다.',
  touchHint: '한 손가락으로 옆으로 밀어 이동, 두 손가락으로 확대, 두 번 탭하면 전체 보기.',
  dense: '여러 구간이 한 픽셀에 몰리면 상태별 시간 비율에 따라 쌓아 그립니다.',
  keys: '방향키 좌우로 이동, 더하기와 빼기로 확대와 축소, 0으로 전체 보기, 방향키 위아래로 레인 선택, N과 P로 다음 구간과 이전 구간으로 옮깁니다.',
  zoomIn: '확대',
  zoomOut: '축소',
  fit: '전체 보기',
  atOnce: (most) => ['동시 실행', `최대 ${most}`],
  atOnceLong: '동시에 실행 중인 레인 수',
  table: '표로 보기',
  totals: (lanes, length) =>
    `${length} 동안 레인 ${lanes}개가 상태별로 보낸 시간. 괄호 안은 전체 시간에 대한 비율입니다.`,
  firstSpans: (each) => `레인마다 처음 구간 ${each}개까지.`,
  lane: '레인',
  state: '상태',
  from: '시작',
  to: '끝',
  lasted: '걸린 시간',
  object: '대상',
  nothing: '–',
  open: '진행 중',
  sentence: ({ lane, state, from, to, lasted, object }) =>
    `${lane}, ${state}${object === '' ? '' : `(${object})`}. ${from}부터 ${to === '' ? '지금까지' : `${to}까지`} ${lasted}.`,
  laneChosen: (lane, spans) => `${lane}, 구간 ${spans}개.`,
  summary: (lanes, length) => `레인 ${lanes}개 · ${length}`,
  dropped: (count) => `기록 공간이 모자라 기록 ${count}건은 표시하지 못했습니다.`,
};

const en: TimelineWords = {
  title: 'Timeline',
  role: 'timeline',
  states: {
    idle: 'idle',
    running: 'running',
    lock: 'waiting for a lock',
    sleep: 'sleeping',
    io: 'waiting for I/O',
    queue: 'waiting on a queue',
    join: 'waiting for other lanes',
    ready: 'ready, not scheduled',
    done: 'done',
  },
  lanes: { main: 'Main', thread: 'Thread', process: 'Process', task: 'Task' },
  now: 'now',
  empty: 'Nothing was recorded.',
  waiting: 'Waiting for the first record…',
  legend: 'Legend',
  hint: 'Drag to move, Ctrl (⌘) + wheel to zoom, double-click to see all. Once the timeline has focus, the wheel alone zooms.',
  touchHint: 'Swipe sideways to move, pinch to zoom, double-tap to see all.',
  dense: 'Where many spans share a pixel, they are stacked by their share of its time.',
  keys: 'Left and right arrows move, plus and minus zoom, 0 shows all, up and down choose a lane, N and P step to the next and previous span.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  atOnce: (most) => ['At once', `up to ${most}`],
  atOnceLong: 'Lanes running at the same time',
  table: 'Show as a table',
  totals: (lanes, length) =>
    `Time that ${lanes === 1 ? 'one lane' : `${lanes} lanes`} spent in each state over ${length}, with its share of the total.`,
  firstSpans: (each) => `At most the first ${each} spans of each lane.`,
  lane: 'Lane',
  state: 'State',
  from: 'From',
  to: 'To',
  lasted: 'Lasted',
  object: 'Object',
  nothing: '–',
  open: 'ongoing',
  sentence: ({ lane, state, from, to, lasted, object }) =>
    `${lane}: ${state}${object === '' ? '' : ` (${object})`}, from ${from} to ${to === '' ? 'now' : to}, ${lasted}.`,
  laneChosen: (lane, spans) => `${lane}, ${spans} spans.`,
  summary: (lanes, length) => `${lanes === 1 ? 'One lane' : `${lanes} lanes`} · ${length}`,
  dropped: (count) => `${count} records did not fit and are not shown.`,
};

const all: Record<Lang, TimelineWords> = { ko, en };

export const timelineWords = (lang: Lang): TimelineWords => all[lang];

/** The lab's words, and the timeline's own for lanes' kinds where the lab has none. */
export function withLaneWords(words: (key: string) => string, lang: Lang): (key: string) => string {
  const { lanes } = timelineWords(lang);
  const kinds = new Map<string, string>(Object.entries(lanes).map(([kind, word]) => [`lane.${kind}`, word]));
  return (key) => words(key) || (kinds.get(key) ?? '');
}
