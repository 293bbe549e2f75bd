// 작업대에 쓰는 말. `en.ts`와 같은 것이 있어야 합니다.
import type { WorkbenchWords } from './en';

export const workbenchKo: WorkbenchWords = {
  lead: '짧은 동시성 프로그램을 Python으로 직접 써 보거나, 널리 알려진 버그가 든 예제에서 시작하세요. 프로그램이나 링크를 연다고 무언가가 실행되지는 않습니다.',
  trail: '모든 실험',
  write: '직접 쓰기',

  how: '여기서 프로그램을 쓰는 법',
  notDescribed: '프로그램을 실행하는 부분을 불러오지 못했습니다.',

  editor: {
    label: (program, variant) =>
      variant === '' ? `프로그램: ${program}` : `프로그램: ${program}, 변형: ${variant}`,
    keys: 'Tab 키는 들여쓰기입니다. 편집기에서 나가려면 Esc를 누른 다음 Tab을 누르세요. F8을 누르면 다음 오류로 갑니다.',
    problems: '프로그램의 오류',
    line: (line) => `${line}행`,
    loading: '편집기를 불러오는 중…',
    phrases: {
      'Control character': '제어 문자',
      'Selection deleted': '선택한 부분을 지웠습니다',
      Diagnostics: '오류',
      'No diagnostics': '오류 없음',
      close: '닫기',
    },
  },
  tooLong: (length, most) =>
    `프로그램이 ${length}자입니다. 최대 ${most}자까지 쓸 수 있습니다. 그보다 짧아질 때까지는 실행하거나 링크로 보낼 수 없습니다.`,

  variants: {
    label: '프로그램의 변형',
    only: '프로그램',
    unnamed: '맨 위',
    add: '변형 추가',
    addHint: '지금 것을 복사해, 한 번의 실행에서 나란히 비교합니다',
    first: '처음',
    next: '고친 것',
    rename: '변형 이름 바꾸기',
    name: '변형의 이름',
    remove: '변형 삭제',
    removeTitle: (name) => `변형 ‘${name}’을(를) 삭제할까요?`,
    removeText: '이 변형에 쓴 내용은 사라집니다.',
  },

  programs: {
    label: '내 프로그램',
    open: '프로그램 열기',
    notKept: (name) => `${name} (아직 보관하지 않음)`,
    name: '프로그램의 이름',
    new: '새로 쓰기',
    newName: '새 프로그램',
    rename: '이름 바꾸기',
    duplicate: '복제',
    remove: '삭제',
    removeTitle: (name) => `‘${name}’을(를) 삭제할까요?`,
    removeText: '이 브라우저에서 프로그램이 사라집니다. 다시 쓸 수도 있다면 먼저 .py 파일로 저장하세요.',
    yes: '삭제',
    no: '그대로 두기',
    ok: '확인',
    cancel: '취소',
    kept: '프로그램은 이 브라우저에만 보관됩니다.',
    keptOnceChanged: '이 프로그램은 고치는 순간부터 이 브라우저에 보관됩니다.',
    export: '.py로 저장',
    import: '.py 파일을 고르거나 여기에 끌어다 놓으세요',
    opened: (name) => `‘${name}’ 열림.`,
    removed: (name) => `‘${name}’ 삭제됨.`,
    duplicated: (name) => `지금 프로그램의 이름은 ‘${name}’입니다.`,
    fromLink: '링크에서 온 프로그램',
    forked: (theirs, mine) =>
      `다른 탭에서 같은 때에 ‘${theirs}’ 프로그램을 고쳤습니다. 사라진 것은 없습니다. 여기서 쓴 내용의 이름은 이제 ‘${mine}’입니다.`,
    trouble: {
      broken:
        '이 브라우저에 보관된 프로그램을 읽을 수 없습니다. 그 내용은 따로 치워 두고, 새 프로그램을 그 옆에 보관합니다.',
      full: '이 브라우저에 프로그램을 더 보관할 자리가 없습니다. 지금 프로그램을 .py 파일로 저장하거나 다른 프로그램을 삭제하세요. 그러지 않으면 페이지를 닫을 때 고친 내용이 사라집니다.',
      refused:
        '이 브라우저에서는 페이지가 아무것도 보관할 수 없습니다(시크릿 창이거나 사이트 데이터가 차단됨). 프로그램을 .py 파일로 저장하세요. 그러지 않으면 페이지를 닫을 때 사라집니다.',
    },
    refused: {
      'too-long': (file, most) =>
        `‘${file}’ 파일이 너무 깁니다. 프로그램은 최대 ${most}자까지 쓸 수 있습니다. 바뀐 것은 없습니다.`,
      'not-text': (file) =>
        `‘${file}’ 파일을 글로 읽을 수 없습니다. UTF-8로 저장한 뒤 다시 시도하세요. 바뀐 것은 없습니다.`,
      unreadable: (file) => `‘${file}’ 파일을 읽을 수 없습니다. 옮겨졌거나 삭제된 것 같습니다.`,
      empty: (file) => `‘${file}’ 파일이 비어 있습니다.`,
    },
    decoded: (encoding) => `${encoding} 파일이어서 UTF-8로 바꾸었습니다.`,
  },
  linkRefused: {
    damaged: () => '링크에 든 프로그램이 깨져 있어 무시했습니다.',
    'too-long': (most) => `링크에 든 프로그램이 ${most}자를 넘어 무시했습니다.`,
    'not-loaded': () =>
      '링크에 든 프로그램을 푸는 부분을 불러오지 못했습니다. 연결을 확인하고 페이지를 새로 고쳐 주세요.',
  },

  gallery: {
    title: '예제에서 시작하기',
    lead: '하나하나에 버그나 뜻밖의 동작이 숨어 있습니다. 언제 드러나는지 찾아보세요.',
    open: (title) => `‘${title}’ 열기`,
    question: '질문',
  },
};
