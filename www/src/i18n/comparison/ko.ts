// Words of the comparison in Korean.
import type { ComparisonWords } from './en';

export const comparisonKo: ComparisonWords = {
  someRuns: (runs, all) => `${all}번 중 ${runs}번:`,
  otherRuns: (runs, results) => `나머지 ${runs}번의 결과 ${results}가지`,
  notKept: (runs) => `고정할 때 담지 않은 실행 결과: ${runs}개`,
  pins: {
    title: '고정한 결과',
    pin: '이 결과 고정',
    pinTheirs: '보낸 사람의 결과 고정',
    lead: '결과를 고정한 다음 설정을 바꿔 다시 실행하면 둘을 나란히 볼 수 있습니다.',
    pinned: (mark) => `${mark}로 고정했습니다.`,
    isPinned: (mark) => `이번 실행은 ${mark}로 고정되어 있습니다.`,
    theirsArePinned: (mark) => `보낸 사람의 실행은 ${mark}로 고정되어 있습니다.`,
    full: (most) => `결과를 ${most}개까지 고정할 수 있습니다. 먼저 하나를 지우세요.`,
    removed: (mark) => `${mark} 고정을 풀었습니다.`,
    name: (mark) => `${mark}의 이름`,
    since: '그 뒤 바뀐 설정:',
    same: '이번 실행과 설정이 같습니다.',
    setUp: '설정:',
    defaults: '실험실의 기본값.',
    change: (name, from, to) => `${name} ${from} → ${to}`,
    value: (name, value) => `${name} ${value}`,
    unknownFile: '알 수 없음',
    otherVersion: (file) => `${file}(다른 버전)`,
    elsewhere: (machine) =>
      `다른 기기나 브라우저에서 잰 결과입니다(${machine}). 비율에는 그 차이도 들어 있습니다.`,
    of: (mark, strategy) => `${mark}, ${strategy}`,
    thisRun: '이번 실행',
    against: '이번 실행의 속도',
    copy: '링크 복사',
    copyOf: (mark) => `링크 복사: ${mark}`,
    remove: '지우기',
    removeOf: (mark) => `${mark} 지우기`,
    unread: '읽을 수 없는 고정 결과가 있습니다. 다른 버전의 페이지에서 저장했을 수 있습니다.',
    dropUnread: '읽을 수 없는 결과 지우기',
    unreadDropped: '읽을 수 없는 결과를 지웠습니다.',
    trouble: {
      broken: '이 브라우저에 고정해 둔 결과를 읽을 수 없어 무시합니다. 다음에 고정하면 새로 시작합니다.',
      full: '이 브라우저에 고정한 결과를 저장할 공간이 없습니다. 페이지를 닫을 때까지만 남습니다.',
      refused:
        '이 브라우저는 이 페이지의 데이터를 저장하지 않습니다(시크릿 창이거나 사이트 데이터가 차단된 경우). 고정한 결과는 페이지를 닫을 때까지만 남습니다.',
    },
  },
  ofLastRun: (all) => `${all}번 잰 것 중 마지막 실행의 값입니다. 다른 실행의 값은 이와 다릅니다.`,
};
