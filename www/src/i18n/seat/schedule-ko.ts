// 그림으로 나타낸 스케줄에서 쓰는 한국어.
import type { ScheduleWords } from './schedule-en';

export const scheduleKo: ScheduleWords = {
  title: '스케줄',
  slider: '스케줄의 단계',
  atStart: '처음: 아직 아무 단계도 밟지 않았습니다.',
  sign: {
    read: '읽기',
    write: '쓰기',
    change: '한 단계로 읽고 쓰기',
    lock: '락 잡기',
    unlock: '락 풀기',
    wait: '필요하면 대기',
    wake: '깨우기',
    put: '넣기·반납',
    take: '꺼내기·요청',
    other: '이어 가기',
  },
  edge: {
    start: '레인 시작',
    join: '끝난 레인을 기다림(join)',
    lock: '락이 넘어감',
    'wake-up': '깨움',
    permit: '반납된 허가',
    item: '전달된 항목',
    closed: '큐 닫힘',
    value: '읽은 값',
    race: '순서 없음: 데이터 경쟁',
  },
  cause: {
    start: (step, lane) => `${step}단계(${lane}) 뒤에 시작됨`,
    join: (step, lane) => `${step}단계에서 끝난 레인을 기다림(${lane})`,
    lock: (step, lane) => `${step}단계(${lane})에서 풀린 락을 잡음`,
    'wake-up': (step, lane) => `${step}단계(${lane})에서 깨움`,
    permit: (step, lane) => `${step}단계(${lane})에서 반납된 허가를 얻음`,
    item: (step, lane) => `${step}단계(${lane})에서 넣은 항목을 꺼냄`,
    closed: (step, lane) => `${step}단계(${lane})에서 닫힌 큐`,
    value: (step, lane) => `${step}단계(${lane})에서 쓴 값을 읽음`,
    race: (step, lane) => `${step}단계(${lane})와의 순서를 정해 주는 것이 없음`,
  },
  waiting: '대기해야 하는 구간',
  tasks:
    '화살표가 없습니다. 태스크끼리 주고받는 일은 한 단계 안에서 일어나며, 그 내용은 기록되지 않기 때문입니다.',
  bounds: '탐색 범위',
  fewest: (steps) => `가장 짧은 스케줄: ${steps}단계`,
  counts: (schedules, executions) => `스케줄 ${schedules} · 실행 ${executions}번`,
  moreMoves: '더 보기',
};
