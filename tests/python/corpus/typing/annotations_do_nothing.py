# Annotations are kept and not enforced.
from typing import Any, Optional, Union, List, Dict


def f(a: int, b: "str" = "x", *args: float, k: Optional[int] = None, **kw: Any) -> List[int]:
    return [a, b]


print(f("not an int", 5), f.__annotations__)
x: int = "text"
y: Dict[str, int]
print(x, __annotations__)
try:
    y
except NameError as error:
    print(error)


class C:
    field: int
    other: "C" = None
    z: Union[int, str] = 5


print(C.__annotations__, C.other, hasattr(C, "field"))


def local():
    v: int
    try:
        return v
    except UnboundLocalError as error:
        return str(error)


print(local())
