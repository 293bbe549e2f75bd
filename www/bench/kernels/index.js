// All kernels by their ids. Each does its task and gives a function that gives the answer: what is only there to
// be checked is not timed.
import { mandelbrot } from './mandelbrot.js';
import { matrix } from './matrix.js';
import { monteCarlo, primes, sumOfSquares } from './numbers.js';
import { sha256 } from './sha256.js';
import { sort } from './sort.js';

export const kernels = {
  'sum-of-squares': sumOfSquares,
  primes,
  mandelbrot,
  matrix,
  'monte-carlo': monteCarlo,
  sha256,
  sort,
};
