// 스윕에 쓰는 한국어 문장.
import type { SweepWords } from './en';

export const sweepKo = {
  title: '값을 바꿔 가며 재기(스윕)',
  lead: '값마다 비교 전체를 한 번씩 차례로 실행해서 시간이 어떻게 달라지는지 보여 줍니다.',
  param: '바꿔 볼 매개변수',
  values: '값',
  valuesHint: (min, max, most) =>
    `${min}~${max} 범위에서 목록(1, 2, 4, 8), 범위(1-8), 간격을 둔 범위(0-500/50)로 적습니다. ${most}개까지 쓸 수 있습니다.`,
  start: '스윕 시작',
  seconds: (count) => `${count}초`,
  minutes: (count) => `${count}분`,
  estimate: {
    run: (time, count) => `값 ${count}개: 값마다 지난 실행만큼 걸린다면 모두 약 ${time}입니다.`,
    unknown: (count) =>
      `값 ${count}개. 첫 값을 재고 나면 남은 시간을 어림합니다. 한 번 실행한 적이 있으면 바로 어림합니다.`,
  },
  at: (name, value, nth, of) => `${name}: ${value} · ${of}개 중 ${nth}번째 값`,
  left: {
    run: (time) => `값마다 지난 실행만큼 걸린다면 모두 약 ${time}입니다.`,
    values: (time, done) => `남은 시간 약 ${time}(지금까지 잰 값 ${done}개의 평균으로 어림)`,
    unknown: '첫 값을 재고 나면 남은 시간을 어림합니다.',
  },
  announce: (count) => `스윕을 시작했습니다. 값은 ${count}개입니다.`,
  state: {
    done: (done) => `스윕 완료: 값 ${done}개를 쟀습니다.`,
    stopped: (done, of) => `스윕 중지: 값 ${of}개 중 ${done}개를 쟀습니다.`,
    failed: (done, of) => `스윕 실패: 값 ${of}개 중 ${done}개를 쟀습니다.`,
  },
  problem: {
    unreadable: (given) => `‘${given}’ 부분은 정수도 1-8 같은 범위도 아닙니다.`,
    'too-few': '값이 둘 이상 있어야 합니다.',
    'too-many': (most) => `값은 ${most}개까지 쓸 수 있습니다.`,
    at: (value, sentence) => `값이 ${value}일 때: ${sentence}`,
    form: (name, sentence) => `먼저 ‘${name}’ 항목을 고쳐 주세요. ${sentence}`,
  },

  result: (name) => `스윕: ${name}`,
  failedAt: (value) => `값이 ${value}일 때 일어났습니다.`,
  kept: '그 전에 끝난 값의 결과는 아래에 있습니다.',
  invalid: {
    hidden: (values) =>
      `값 ${values}: 실행하는 동안 탭이 가려져 있었습니다. 브라우저는 가려진 탭을 느리게 실행하므로 이 시간은 믿을 수 없습니다.`,
    'speed-changed': (values) =>
      `값 ${values}: 실행하는 동안 컴퓨터의 속도가 달라졌습니다. 이 시간은 믿을 수 없습니다.`,
  },
  leftOut: '속도 향상과 법칙은 이 값들을 빼고 계산했습니다.',
  disagree: (values) => `값 ${values}: 전략들의 답이 서로 다릅니다.`,
  chart: '값에 따른 시간(중앙값)',
  chartText: '선 하나가 전략 하나이고, 막대는 중앙값의 신뢰 구간입니다. 같은 수치가 아래 표에 있습니다.',
  axisMs: 'ms',
  table: '값별 결과',
  tableRuns: (runs) => `중앙값마다 ${runs}회씩 쟀습니다.`,
  tableMedians: (level) => `중앙값 아래는 ${level} 신뢰 구간입니다.`,
  tableSpeedups: (level) => `속도 향상 아래는 ${level} 신뢰 구간입니다.`,
  column: {
    median: '중앙값',
    runs: '횟수',
    speedup: '속도 향상',
    efficiency: '효율',
  },
  untrusted: '믿을 수 없음',
  speedup: '작업자 수에 따른 속도 향상',
  speedupText: {
    shared: (least) =>
      `작업자가 가장 적을 때(${least})보다 몇 배 빠른지 나타냅니다. 점선은 데이터에 맞춘 법칙이고, 가는 선은 작업자 수에 비례하는 이상적인 경우입니다.`,
    each: (least) =>
      `작업자가 저마다 일을 더 가져오므로, 같은 시간에 한 일의 양을 작업자가 가장 적을 때(${least})와 비교합니다. 점선은 데이터에 맞춘 법칙이고, 가는 선은 작업자 수에 비례하는 이상적인 경우입니다.`,
  },
  meaning: '결과의 뜻',
  fit: {
    serial: {
      shared: (share, low, high, most) =>
        `전체 일에서 순차로만 할 수 있는 부분은 약 ${share}입니다(95% 신뢰 구간 ${low}~${high}). 작업자를 아무리 늘려도 속도는 작업자 하나일 때의 약 ${most}까지입니다.`,
      each: (share, low, high, most) =>
        `전체 일에서 순차로만 할 수 있는 부분은 약 ${share}입니다(95% 신뢰 구간 ${low}~${high}). 작업자를 아무리 늘려도 같은 시간에 하는 일은 작업자 하나일 때의 약 ${most}까지입니다.`,
    },
    parallel: (high, workers) =>
      `순차로만 할 수 있는 부분이 거의 없습니다(많아야 ${high}). 작업자 ${workers}개까지는 늘릴수록 이득입니다.`,
    atMost: (high) =>
      `순차로만 할 수 있는 부분은 많아야 ${high}입니다. 그런 부분이 있기는 한지는 이 시간만으로 알 수 없습니다.`,
    peak: {
      shared: (peak, most, serial) =>
        `작업자 약 ${peak}개일 때 가장 빠르고, 속도는 하나일 때의 ${most}입니다. 그보다 많으면 서로 방해가 됩니다. 순차로만 할 수 있는 부분은 약 ${serial}입니다.`,
      each: (peak, most, serial) =>
        `작업자 약 ${peak}개일 때 같은 시간에 가장 많은 일을 하고, 그 양은 하나일 때의 ${most}입니다. 그보다 많으면 서로 방해가 됩니다. 순차로만 할 수 있는 부분은 약 ${serial}입니다.`,
    },
    alone: {
      shared: '작업자 하나일 때 가장 빠릅니다. 여럿이면 서로 방해가 됩니다.',
      each: '작업자 하나일 때 같은 시간에 가장 많은 일을 합니다. 여럿이면 서로 방해가 됩니다.',
    },
    outside: '그 작업자 수로 실행해 본 것은 아니고, 곡선에서 얻은 값입니다.',
    withoutOne: '작업자 하나로는 실행하지 않았습니다. 하나일 때와의 비교는 곡선에서 얻은 값입니다.',
    none: {
      'too-few': '법칙을 맞추기에는 점이 모자랍니다. 값을 늘려 보세요.',
      flat: (low, high) => `작업자 수를 바꿔도 차이가 없습니다(속도 향상 ${low}~${high}).`,
      misfit:
        '두 법칙 모두 이 시간을 설명하지 못해 법칙을 보이지 않습니다. 일이 고르게 나뉘지 않거나 작업자가 코어보다 많기 때문일 수 있습니다.',
      uncertain:
        '순차로만 할 수 있는 부분이 얼마인지 이 시간만으로는 알 수 없어 법칙을 보이지 않습니다. 값이나 반복 횟수를 늘리면 알 수 있을지도 모릅니다.',
    },
  },
  cores: (cores) =>
    `브라우저가 알려 준 코어는 ${cores}개입니다. 계산하는 작업자가 그보다 많으면 번갈아 실행되는데, 두 법칙 모두 그런 경우를 설명하지 않습니다.`,
  numbers: '맞춘 법칙의 수치',
  law: {
    name: '법칙',
    amdahl: '암달의 법칙',
    usl: '범용 확장성 법칙(USL)',
    serial: '순차 비율 α',
    coherency: '일관성 비용 β',
    peak: '가장 좋은 작업자 수',
    most: '하나일 때와 비교한 최대 속도 향상',
    deviation: '평균적인 편차',
    text: '중앙값에 최소제곱법으로 맞췄고, 구간은 95% 신뢰 구간입니다. 범용 확장성 법칙은 β가 뚜렷이 0보다 클 때만 보여 줍니다.',
  },
  exportJson: '스윕 저장(JSON)',
  exportCsv: '스윕 저장(CSV)',
} satisfies SweepWords;
