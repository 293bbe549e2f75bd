# Which except catches: the first that fits.
def kind(error):
    try:
        raise error
    except (IndexError, KeyError):
        return "lookup by tuple"
    except LookupError:
        return "lookup"
    except ZeroDivisionError:
        return "zero"
    except ArithmeticError:
        return "arithmetic"
    except OSError:
        return "os"
    except Exception:
        return "exception"
    except BaseException:
        return "base"


for error in (KeyError(1), IndexError(), LookupError(), ZeroDivisionError(), OverflowError(), FileNotFoundError(), TimeoutError(), StopIteration(),
              UnicodeError(), KeyboardInterrupt(), SystemExit(), GeneratorExit(), RecursionError(), NotImplementedError()):
    print(type(error).__name__, kind(error), [c.__name__ for c in type(error).__mro__[1:-2]])
try:
    try:
        raise ValueError("x")
    except "ValueError":
        pass
except TypeError as error:
    print(error)
try:
    raise ValueError("y")
except (TypeError, (KeyError, ValueError)) if False else (TypeError, ValueError) as error:
    print("caught", error)
