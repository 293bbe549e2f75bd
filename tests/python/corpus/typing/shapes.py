# How types show themselves.
from typing import Any, Callable, Dict, Generator, Iterable, List, Literal, Optional, Tuple, TypeVar, Union

T = TypeVar("T")
for t in (List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Tuple[int, ...], Callable[[int], str], Any, Literal["a", 1], Iterable[T], T, List, list[int], dict[str, int], int | None, int | str, tuple[int, str], Generator[int, None, str], Union[int], Optional[None]):
    print(t)
print(int | str == Union[int, str], Optional[int] == Union[None, int], List[int] == List[int], list[int]())
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
print(isinstance(5, int | str), isinstance(None, Optional[int]))
