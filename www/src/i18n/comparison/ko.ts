// Words of the comparison in Korean.
import type { ComparisonWords } from './en';

export const comparisonKo: ComparisonWords = {
  someRuns: (runs, all) => `${all}번 중 ${runs}번:`,
  otherRuns: (runs, results) => `나머지 ${runs}번의 결과 ${results}가지`,
  notCarried: (runs) => `링크에 담기지 않은 실행 결과: ${runs}개`,
  ofLastRun: (all) => `${all}번 잰 것 중 마지막 실행의 값입니다. 다른 실행의 값은 이와 다릅니다.`,
};
