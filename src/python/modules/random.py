import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate


class Random(_random.Random):
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        _random.Random.seed(self, a)

    def uniform(self, a, b):
        return self._uniform(a, b)

    def gauss(self, mu=0.0, sigma=1.0):
        return self._gauss(mu, sigma)

    def normalvariate(self, mu=0.0, sigma=1.0):
        return self._normalvariate(mu, sigma)

    def lognormvariate(self, mu, sigma):
        return self._lognormvariate(mu, sigma)

    def expovariate(self, lambd):
        return self._expovariate(lambd)

    def vonmisesvariate(self, mu, kappa):
        return self._vonmisesvariate(mu, kappa)

    def gammavariate(self, alpha, beta):
        return self._gammavariate(alpha, beta)

    def betavariate(self, alpha, beta):
        return self._betavariate(alpha, beta)

    def paretovariate(self, alpha):
        return self._paretovariate(alpha)

    def weibullvariate(self, alpha, beta):
        return self._weibullvariate(alpha, beta)

    def triangular(self, low=0.0, high=1.0, mode=None):
        return self._triangular(low, high, mode)

    def randrange(self, start, stop=None, step=1):
        # Old ways to give numbers are taken, as long as they are whole.
        def whole(n):
            try:
                if isinstance(n, int):
                    return int(n)
                if hasattr(type(n), "__index__"):
                    return n.__index__()
                if int(n) != n:
                    raise ValueError(f"non-integer arg {len(seen) + 1} for randrange()") from None
                return int(n)
            finally:
                seen.append(n)
        seen = []
        start = whole(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            return self._randrange(start)
        return self._randrange(start, whole(stop), whole(step))

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self._randbytes(n)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        if isinstance(x, list):
            x[:] = self._shuffled(x)
            return
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__getitem__"):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            ends = list(_accumulate(counts))
            if len(ends) != len(population):
                raise ValueError("The number of counts does not match the population")
            total = ends.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_bisect(ends, i)] for i in self._indices(total, k)]
        return [population[i] for i in self._indices(len(population), k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[int(self.random() * n)] for _ in range(k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if total in (float("inf"), float("nan")) or total != total:
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]


class SystemRandom(Random):
    # Nothing is drawn from an operating system here: a seed that nobody knows.
    def seed(self, *args, **keywords):
        _random.Random.seed(self, None)


_inst = Random()
seed = _inst.seed
random = _inst.random
getrandbits = _inst.getrandbits
getstate = _inst.getstate
setstate = _inst.setstate
uniform = _inst.uniform
gauss = _inst.gauss
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
triangular = _inst.triangular
randrange = _inst.randrange
randint = _inst.randint
randbytes = _inst.randbytes
choice = _inst.choice
shuffle = _inst.shuffle
sample = _inst.sample
choices = _inst.choices
