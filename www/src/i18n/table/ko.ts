// 내 표에 쓰는 말. `en.ts`와 같은 것이 있어야 합니다.
import type { TableWords } from './en';

export const tableKo: TableWords = {
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16(리틀 엔디언)',
    'utf-16be': 'UTF-16(빅 엔디언)',
    'euc-kr': 'CP949(한국어)',
    shift_jis: 'Shift_JIS(일본어)',
    gb18030: 'GB18030(중국어)',
    'windows-1252': 'Windows-1252(서유럽)',
  },
  encoding: '인코딩',
  noEncoding: '알아내지 못함',
  detected: '파일을 보고 알아낸 인코딩입니다. 아래 글자가 깨져 보이면 다른 것을 고르세요.',
  corrected: '직접 고른 인코딩입니다.',
  looking: '파일을 읽는 중 …',
  faults: (_count, shown) =>
    `이 인코딩의 글자가 아닌 곳이 파일에 ${shown}군데 있습니다. 그 행은 깨진 행으로 셉니다.`,
  above: (lines) =>
    lines === 1
      ? '첫 줄은 열 이름이 아니라 제목인 것 같습니다.'
      : `처음 ${lines}줄은 열 이름이 아니라 제목인 것 같습니다.`,
  skip: (lines) => (lines === 1 ? '이 줄 건너뛰기' : `이 ${lines}줄 건너뛰기`),
  noName: '(이름 없음)',
  sameName: (name, which, of) => `${name} (같은 이름 ${of}개 중 ${which}번째)`,
};
