# Equality, order, hash, and what leaves with __eq__.
from functools import total_ordering


@total_ordering
class Card:
    ranks = "23456789TJQKA"

    def __init__(self, rank):
        self.rank = rank

    def __eq__(self, other):
        return isinstance(other, Card) and self.rank == other.rank

    def __lt__(self, other):
        if not isinstance(other, Card):
            return NotImplemented
        return self.ranks.index(self.rank) < self.ranks.index(other.rank)

    def __hash__(self):
        return hash(self.rank)

    def __repr__(self):
        return self.rank


a, k = Card("A"), Card("K")
print(a > k, a >= Card("A"), k <= a, a != k, a == Card("A"), a == "A", a is Card("A"))
print(sorted([a, Card("2"), k, Card("T")]), max(k, a), len({a, Card("A"), k}), {a: 1}[Card("A")])
try:
    a < 5
except TypeError as error:
    print(error)


class EqOnly:
    def __eq__(self, other):
        return True


print(EqOnly() == 5, 5 == EqOnly(), EqOnly() in [1], [EqOnly()] == ["x"], EqOnly() != 3, EqOnly.__hash__)
try:
    {EqOnly()}
except TypeError as error:
    print(error)


class Plain:
    pass


p = Plain()
print(p == p, p == Plain(), p != Plain(), len({p, p, Plain()}))
