export interface Job {
  n: number;
  task: number;
  tasks: number;
  seed: number;
}

export const kernels: Record<string, (job: Job) => () => bigint>;
