//! What the language has and this Python has not.

/// A part of the language or of its built-ins, and a program that needs it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Refused {
    pub what: &'static str,
    pub example: &'static str,
}

/// Built-in functions that are refused wherever a program calls them, and what to write instead.
pub(crate) const BUILTINS: &[(&str, &str)] = &[
    ("eval", "programs are compiled as a whole here; write the expression itself"),
    ("exec", "programs are compiled as a whole here; write the statements themselves"),
    ("compile", "programs are compiled as a whole here; write a function"),
    ("complex", "use a pair of floats"),
    ("memoryview", "use a slice of the bytes"),
    ("breakpoint", "take the scheduler's seat, which shows each step"),
    ("help", "the page of what is there lists modules and methods"),
];

/// Before a program runs: its text is refused, with the place and a way out.
pub const AT_ONCE: &[Refused] = &[
    Refused { what: "complex numbers", example: "z = 3 + 4j" },
    Refused { what: "names of characters", example: "print(\"\\N{BULLET}\")" },
    Refused { what: "`except*`", example: "try:\n    pass\nexcept* ValueError:\n    pass" },
    Refused { what: "relative imports", example: "from . import helpers" },
    Refused { what: "`eval`", example: "eval('1 + 1')" },
    Refused { what: "`exec`", example: "exec('x = 1')" },
    Refused { what: "`compile`", example: "compile('1', '', 'eval')" },
    Refused { what: "`complex`", example: "complex(1, 2)" },
    Refused { what: "`memoryview`", example: "memoryview(b'abc')" },
    Refused { what: "`breakpoint`", example: "breakpoint()" },
    Refused { what: "`help`", example: "help(print)" },
    Refused { what: "modules that are not there", example: "import datetime" },
    Refused { what: "type parameters (Python 3.12)", example: "def f[T](x: T): pass" },
    Refused { what: "`type` statements (Python 3.12)", example: "type Pair = tuple[int, int]" },
    Refused { what: "t-strings (Python 3.14)", example: "t'{1}'" },
];

/// Only when it is reached, as a `NotImplementedError` that says what to write instead.
pub const WHEN_REACHED: &[Refused] = &[
    Refused { what: "ranges beyond 64 bits", example: "range(10 ** 20)" },
    Refused {
        what: "`__prepare__` of a metaclass",
        example: "class M(type):\n    @classmethod\n    def __prepare__(m, name, bases):\n        return {}\nclass C(metaclass=M):\n    pass",
    },
    Refused { what: "`sys.getrefcount`", example: "import sys\nsys.getrefcount(1)" },
    Refused {
        what: "starting processes by `fork`",
        example: "import multiprocessing\nmultiprocessing.set_start_method('fork')",
    },
    Refused {
        what: "shared memory for other types than numbers",
        example: "from multiprocessing import Value\nValue('c', b'x')",
    },
    Refused { what: "`re.DEBUG`", example: "import re\nre.compile('a', re.DEBUG)" },
    Refused {
        what: "names of characters in patterns",
        example: "import re\nre.compile(r'\\N{BULLET}')",
    },
    Refused { what: "complex roots", example: "(-8) ** 0.5" },
];
