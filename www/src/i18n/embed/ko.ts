// The words of the bench in a frame, and of the way there, in Korean.
import type { EmbedWords } from './en';

export const embedKo: EmbedWords = {
  copy: '삽입 코드 복사',
  hint: '내 페이지에 넣을 HTML: 지금 설정 그대로의 실험대',
  code: '삽입 코드',
  copied: '삽입 코드를 클립보드에 복사했습니다.',
  notCopied: '브라우저가 클립보드 사용을 막았습니다. 아래 칸에서 코드를 직접 복사해 주세요.',
  full: '전체 페이지 열기',
  newTab: '(새 탭)',
};
