// 페이지 자체의 한국어 문장. 실험마다 쓰는 말은 실험실 폴더에 있습니다.
import type { Messages } from './en';

export const ko = {
  skip: '본문으로 건너뛰기',
  home: 'Interleave 실험실 지도',
  language: '언어',
  themeToDark: '어두운 화면으로 바꾸기',
  themeToLight: '밝은 화면으로 바꾸기',
  loading: '불러오는 중…',
  retry: '다시 시도',
  dismiss: '닫기',

  mapTitle: '동시성, 직접 돌려 봅니다',
  mapLead:
    '스레드, 프로세스, 비동기 작업을 이 페이지에서 실제로 실행합니다. 역을 하나 고르세요. 같은 일을 여러 방식으로 처리하면서 레인마다 무슨 일이 일어나는지 보고 시간을 비교합니다.',
  mapLabs: (count) => `실험실 ${count}개`,
  legend: '비교하는 전략',
  kind: { sequential: '순차', threads: '스레드', processes: '프로세스', async: '비동기' },
  chapter: (number) => `교재 번호 ${number}`,

  unknownTitle: '없는 실험실입니다',
  unknownText: (id) =>
    `“${id}” 실험실은 없습니다. 링크에 오타가 있거나 다른 버전에서 만든 링크일 수 있습니다.`,
  toMap: '지도로 돌아가기',
  failedOffline: (file) => `${file} 파일을 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요.`,
  failedMalformed: (file) =>
    `${file} 파일이 이 페이지의 버전과 맞지 않습니다. 이전 버전과 새 버전이 섞였을 수 있으니 페이지를 새로 고쳐 주세요.`,
  failedView: '페이지의 일부를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요.',

  what: '무엇을 하나요?',
  expect: '어떤 결과를 예상하나요?',
  runIt: '실행해 봅시다',
  happened: '무슨 일이 일어났나요?',
  why: '왜 그럴까요?',
  code: '코드는 어떻게 생겼나요?',
  original: '원래 교재의 설명',
  next: '다음에 해 볼 것',

  presets: '프리셋',
  preset: { quick: '빠르게', chapter: '교재의 값' },
  parameters: '매개변수',
  strategies: '비교할 전략',
  baseline: '기준',
  measurement: '측정',
  seed: '시드',
  seedHint: '난수는 모두 시드에서 나옵니다. 시드가 같으면 뽑히는 값도 같습니다.',
  repeats: '반복 횟수',
  repeatsHint: (max) => `전략마다 시간을 재는 횟수입니다(1~${max}). 많을수록 구간이 좁아집니다.`,
  range: (min, max) => `${min}~${max}`,
  less: (name) => `${name} 줄이기`,
  more: (name) => `${name} 늘리기`,
  unit: { count: '', ms: 'ms', percent: '%', none: '' },

  run: '실행',
  stop: '중지',
  share: '링크 복사',
  export: '보고서 저장',
  exportTrace: '트레이스 저장',
  exportTraceHint: 'Perfetto나 chrome://tracing에서 열 수 있습니다',
  withResults: '내 결과 포함',
  link: '링크',
  copied: '링크를 클립보드에 복사했습니다.',
  notCopied: '브라우저가 클립보드 사용을 막았습니다. 아래 칸에서 링크를 직접 복사해 주세요.',
  progressTraced: (strategy) => `${strategy}: 관찰하는 중`,
  progressTimed: (strategy, round) => `${strategy}: ${round}번째 측정`,
  progressLabel: '진행 상황',
  preparing: '준비하는 중…',
  state: { idle: '대기', running: '실행 중', done: '완료', stopped: '중지됨', failed: '실패' },
  nothingYet: '아직 실행하지 않았습니다. 실행을 누르면 레인, 시간, 로그가 여기에 나타납니다.',
  stoppedNote: '실행을 중지했습니다.',

  facts: { title: '실행마다 달라진 값', quantity: '항목', least: '최소', most: '최대', runs: '실행별 값' },
  results: '결과',
  column: {
    strategy: '전략',
    median_ms: '중앙값',
    spread_ms: '흩어짐',
    interval: '구간',
    speedup: '속도 향상',
    startup_ms: '준비 시간',
    samples: '횟수',
    result: '결과',
  },
  yours: '내 결과',
  theirs: '보낸 사람',
  theirMedian: '보낸 사람의 중앙값',
  theirSpeedup: '보낸 사람의 속도 향상',
  theirReport: '보낸 사람의 컴퓨터와 내 컴퓨터',
  theirReportText: (when) =>
    `이 링크에는 ${when}에 만든 보고서가 들어 있습니다. 실행하면 내 시간이 그 옆에 나란히 나타납니다.`,
  unclear: '뚜렷한 차이 없음',
  confidence: (percent) => `${percent} 구간`,
  disagree: '전략들의 답이 서로 다릅니다.',
  invalid: {
    hidden:
      '실행하는 동안 탭이 가려져 있었습니다. 브라우저는 가려진 탭을 느리게 돌리므로 이 시간은 믿을 수 없습니다. 탭을 띄워 둔 채 다시 실행해 주세요.',
    'speed-changed':
      '실행하는 동안 컴퓨터의 속도가 달라졌습니다. 이 시간은 믿을 수 없습니다. 다른 프로그램을 닫고 다시 실행해 주세요.',
  },
  chart: '실행별 시간',
  chartText: '점은 한 번의 측정, 세로선은 중앙값, 막대는 중앙값의 구간입니다. 같은 수치가 위 표에 있습니다.',
  axisMs: 'ms',
  environment: '측정 환경',
  cores: (count) => `코어 ${count}개(브라우저가 알려 준 값)`,
  resolution: (ms) => `타이머 해상도 ${ms}`,
  isolated: '공유 메모리 사용',
  notIsolated: '공유 메모리 없음',

  timeline: '타임라인',
  timelineText: '누가 언제 실행됐는지, 전략마다 한 번씩 추적한 기록입니다.',
  seriesRange: (name, min, max, last) => `${name}: 최소 ${min}, 최대 ${max}, 마지막 ${last}.`,
  log: '로그',
  logEmpty: '아직 기록이 없습니다.',
  logEarlier: (count) => `앞의 ${count}줄은 보이지 않습니다.`,

  copyCode: '복사',
  codeCopied: '복사됨',
  codeFrom: (file, line) => `${file}, ${line}행부터`,
  marked: '중요한 줄',

  unavailableStrategy: '공유 메모리를 쓰는 스레드가 필요한데, 지금 이 페이지에서는 쓸 수 없습니다.',
  unavailable: {
    'not-isolated':
      '페이지가 다른 사이트와 격리되지 않았고, 브라우저는 격리된 페이지에만 공유 메모리를 허용합니다. 한 번 새로 고쳐 보세요. 그래도 같다면 서버가 격리 헤더를 보내야 합니다.',
    'no-shared-memory': '이 브라우저에는 공유 메모리가 없습니다.',
    ok: '',
  },
  off: (names) => `꺼진 전략: ${names}. 나머지 전략은 실행할 수 있습니다.`,

  noServer:
    '이 페이지의 요청에 답하는 서비스 워커를 시작하지 못했습니다(비공개 창이나 보안되지 않은 주소에서 흔히 생깁니다). 요청을 보내는 실험실은 실패하고 나머지는 실행됩니다.',

  problem: {
    notWhole: '정수를 입력해 주세요.',
    outOfRange: (min, max) => `${min}~${max} 범위여야 합니다.`,
    notAnOption: '목록에서 골라 주세요.',
    aboveOther: (high) => `‘${high}’ 값보다 클 수 없습니다.`,
    productTooLarge: (times, max) => `‘${times}’ 값과 곱해서 ${max} 이하여야 합니다.`,
    noneChosen: '전략을 하나 이상 골라 주세요.',
    noneAvailable: '고른 전략 중에 여기서 실행할 수 있는 것이 없습니다.',
    summary: '실행하려면 먼저 값을 고쳐야 합니다.',
  },

  notice: {
    'unknown-param': (given) => `이 실험실에는 ‘${given}’ 매개변수가 없어 무시했습니다.`,
    'out-of-range': (name, given, used) =>
      `${name}: 링크의 ‘${given}’ 값은 범위를 벗어나 ${used} 값을 씁니다.`,
    'not-an-option': (name, given, used) => `${name}: ‘${given}’ 항목이 없어 ‘${used}’ 항목을 씁니다.`,
    'unknown-strategy': (given) => `이 실험실에는 ‘${given}’ 전략이 없어 무시했습니다.`,
    'bad-seed': (given, used) => `시드 ‘${given}’ 값은 쓸 수 없어 ${used} 값을 씁니다.`,
    'bad-repeats': (given, used) => `반복 횟수 ‘${given}’ 값은 쓸 수 없어 ${used}회로 합니다.`,
    'bad-lang': (given) => `‘${given}’ 언어는 지원하지 않아 지금 언어를 그대로 씁니다.`,
    constraint: (name, used) => `${name}: 링크의 값들이 서로 맞지 않아 ${used} 값을 씁니다.`,
    'bad-report': '링크에 든 보고서가 손상되어 읽지 않았습니다.',
    'newer-version': '더 새로운 버전에서 만든 링크입니다. 이 페이지가 모르는 내용은 무시했습니다.',
    duplicate: (given) => `링크에 ‘${given}’ 항목이 여러 번 있어 처음 것만 씁니다.`,
    'too-long': '링크가 너무 길어 읽지 않았습니다. 기본값을 씁니다.',
    malformed: (given) => `링크의 ‘${given}’ 부분이 손상되어 무시했습니다.`,
  },

  error: {
    malformed: (detail) => `요청을 읽을 수 없습니다(${detail}). 페이지의 결함입니다.`,
    unknownLab: (lab) => `엔진에 ‘${lab}’ 실험실이 없습니다. 페이지를 새로 고쳐 주세요.`,
    unknownStrategy: (name) => `엔진에 ‘${name}’ 전략이 없습니다. 페이지를 새로 고쳐 주세요.`,
    unknownParam: (name) => `엔진에 ‘${name}’ 매개변수가 없습니다. 페이지를 새로 고쳐 주세요.`,
    outOfRange: (name, min, max) => `‘${name}’ 값은 ${min}~${max} 범위여야 합니다.`,
    notAnOption: (name, options) => `‘${name}’ 값은 다음 중 하나여야 합니다: ${options}.`,
    aboveOther: (low, high) => `‘${low}’ 값은 ‘${high}’ 값보다 클 수 없습니다.`,
    productTooLarge: (param, times, max) => `‘${param}’ 값과 ‘${times}’ 값의 곱은 ${max} 이하여야 합니다.`,
    empty: '전략을 하나 이상 골라 주세요.',
    stopped: '실행을 중지했습니다.',
    panic: (lane, message) =>
      `${lane}에서 패닉이 발생했습니다: “${message}”. 패닉은 이번 실행만 끝내며, 다음 실행은 새로 시작합니다.`,
    deadlock: '교착 상태입니다. 모든 레인이 서로를 기다려 아무도 나아가지 못합니다.',
    deadlockHeld: (lane, object, holder) => `${lane}: ${object} 대기 중 (쥐고 있는 쪽: ${holder})`,
    deadlockFree: (lane, object) => `${lane}: ${object} 대기 중`,
    processLost: (index, message) =>
      `${index}번 프로세스가 답 없이 끝났습니다(${message}). 다음 실행은 새 프로세스로 시작합니다.`,
    unavailable: (name) =>
      `‘${name}’ 전략에는 공유 메모리를 쓰는 스레드가 필요한데, 지금 이 페이지에서는 쓸 수 없습니다.`,
    loadFailed: (detail) =>
      `엔진의 일부를 불러오지 못했습니다(${detail}). 연결을 확인하고 다시 실행해 주세요.`,
    outOfMemory: '허용된 것보다 많은 메모리가 필요했습니다. 값을 줄여 다시 실행해 주세요.',
    crashed: (detail) => `프로그램이 비정상 종료했습니다(${detail}). 다음 실행은 새로 시작합니다.`,
    during: (strategy) => `‘${strategy}’ 전략을 실행하던 중이었습니다.`,
  },
  lane: { main: '메인', thread: '스레드', process: '프로세스', task: '태스크' },
} satisfies Messages;
