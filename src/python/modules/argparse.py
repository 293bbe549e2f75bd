# A program here has no command line: what is declared has its default, unless parse_args() is given a list.

import sys


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument
        self.message = message

    def __str__(self):
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return "Namespace(" + ", ".join(f"{name}={value!r}" for name, value in vars(self).items()) + ")"

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, name):
        return name in vars(self)


class _Argument:
    def __init__(self, flags, action="store", nargs=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, dest=None):
        if action not in ("store", "store_true", "store_false", "append", "count"):
            raise NotImplementedError(f"argparse: action={action!r} is not there")
        if nargs not in (None, "?", "*", "+") and not isinstance(nargs, int):
            raise NotImplementedError(f"argparse: nargs={nargs!r} is not there")
        self.flags = [flag for flag in flags if flag.startswith("-")]
        long = [flag for flag in self.flags if flag.startswith("--")] or self.flags or flags
        self.dest = dest or long[0].lstrip("-").replace("-", "_")
        self.name = "/".join(self.flags) or metavar or self.dest
        self.action = action
        self.nargs = 0 if action in ("store_true", "store_false", "count") else nargs
        if action in ("store_true", "store_false") and default is None:
            default = action == "store_false"
        self.default, self.type, self.choices = default, type, choices
        self.required = required or not self.flags and nargs not in ("?", "*")
        self.help, self.metavar = help, metavar

    def shown(self):
        if self.nargs == 0:
            return ""
        if self.metavar:
            one = self.metavar
        elif self.choices is not None:
            one = "{" + ",".join(map(str, self.choices)) + "}"
        else:
            one = self.dest.upper() if self.flags else self.dest
        if isinstance(self.nargs, int):
            return " ".join([one] * self.nargs)
        return {None: one, "?": f"[{one}]", "*": f"[{one} ...]", "+": f"{one} [{one} ...]"}[self.nargs]

    def read(self, text):
        value = text
        if self.type is not None:
            try:
                value = self.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(self.name, str(error)) from None
            except (TypeError, ValueError):
                kind = getattr(self.type, "__name__", repr(self.type))
                raise ArgumentError(self.name, f"invalid {kind} value: {text!r}") from None
        if self.choices is not None and value not in self.choices:
            every = ", ".join(map(repr, self.choices))
            raise ArgumentError(self.name, f"invalid choice: {value!r} (choose from {every})")
        return value


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None):
        self.prog = prog or sys.argv[0]
        self.usage, self.description, self.epilog = usage, description, epilog
        self._arguments = []

    def add_argument(self, *flags, **how):
        made = _Argument(flags, **how)
        self._arguments.append(made)
        return made

    def add_subparsers(self, **how):
        raise NotImplementedError("argparse: there are no subparsers here, for there is no command line")

    def set_defaults(self, **values):
        for name, value in values.items():
            for argument in self._arguments:
                if argument.dest == name:
                    argument.default = value
                    break
            else:
                self.add_argument(name, nargs="?", default=value)

    def parse_args(self, args=None, namespace=None):
        known, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return known

    def parse_known_args(self, args=None, namespace=None):
        found = namespace or Namespace()
        for argument in self._arguments:
            if not hasattr(found, argument.dest):
                value = argument.default
                # As on a command line: a text stands for what its type makes of it.
                setattr(found, argument.dest, argument.read(value) if isinstance(value, str) and argument.type else value)
        try:
            rest = self._take(list(sys.argv[1:] if args is None else args), found)
        except ArgumentError as error:
            self.error(str(error))
        return found, rest

    def _take(self, words, found):
        seen, rest = set(), []
        waiting = [argument for argument in self._arguments if not argument.flags]
        while words:
            if not self._is_flag(words[0]):
                run = [words.pop(0)]
                while words and not self._is_flag(words[0]):
                    run.append(words.pop(0))
                rest += self._fill(waiting, run, seen, found)
                continue
            word = words.pop(0)
            if word in ("-h", "--help"):
                self.print_help()
                sys.exit(0)
            flag, given, value = word.partition("=")
            argument = self._find(flag)
            if argument is None:
                rest.append(word)
                continue
            if given:
                words.insert(0, value)
            self._store(argument, self._words(argument, words), found)
            seen.add(argument)
        self._fill(waiting, [], seen, found)
        missing = [argument.name for argument in self._arguments if argument.required and argument not in seen]
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        return rest

    def _is_flag(self, word):
        return len(word) > 1 and word[0] == "-" and not word[1:].replace(".", "", 1).isdigit()

    def _fill(self, waiting, run, seen, found):
        """Gives a run of words to the first of the waiting arguments that have enough in it; what is left of it."""
        least = {"?": 0, "*": 0, None: 1, "+": 1}
        needs = [least.get(argument.nargs, argument.nargs) for argument in waiting]
        count = 0
        while count < len(waiting) and sum(needs[:count + 1]) <= len(run):
            count += 1
        for at in range(count):
            argument = waiting.pop(0)
            free = len(run) - sum(needs[at + 1:count])
            most = {"?": 1, "*": free, None: 1, "+": free}.get(argument.nargs, argument.nargs)
            taken = run[:min(free, most)]
            del run[:len(taken)]
            if taken or argument.nargs != "?":
                self._store(argument, taken, found)
            seen.add(argument)
        return run

    def _find(self, flag):
        every = [(known, argument) for argument in self._arguments for known in argument.flags]
        for known, argument in every:
            if known == flag:
                return argument
        begun = [(known, argument) for known, argument in every if flag.startswith("--") and known.startswith(flag)]
        if len(begun) > 1:
            self.error(f"ambiguous option: {flag} could match " + ", ".join(known for known, _ in begun))
        return begun[0][1] if begun else None

    def _words(self, argument, words):
        """What of `words` is the argument's; it is taken from them."""
        free = 0
        while free < len(words) and not self._is_flag(words[free]):
            free += 1
        nargs = argument.nargs
        least, most = {None: (1, 1), "?": (0, 1), "*": (0, free), "+": (1, free)}.get(nargs, (nargs, nargs))
        if free < least:
            several = "at least one argument" if nargs == "+" else "one argument" if nargs is None else f"{nargs} arguments"
            raise ArgumentError(argument.name, f"expected {several}")
        taken = words[:min(free, most)]
        del words[:len(taken)]
        return taken

    def _store(self, argument, words, found):
        now = getattr(found, argument.dest)
        if argument.action == "count":
            value = (now or 0) + 1
        elif argument.nargs == 0:
            value = argument.action == "store_true"
        else:
            value = [argument.read(word) for word in words]
            if argument.nargs in (None, "?"):
                value = value[0] if value else argument.default
            elif not value and not argument.flags and argument.default is not None:
                value = argument.default
        setattr(found, argument.dest, [*(now or []), value] if argument.action == "append" else value)

    def format_usage(self):
        if self.usage:
            return f"usage: {self.usage}\n"
        parts = ["[-h]"]
        for argument in sorted(self._arguments, key=lambda argument: not argument.flags):
            words = [argument.flags[0]] if argument.flags else []
            part = " ".join(words + [argument.shown()] * (argument.nargs != 0))
            parts.append(part if argument.required or not argument.flags else f"[{part}]")
        begin = f"usage: {self.prog}"
        lines, line = [], begin
        for part in parts:
            if len(line) + len(part) + 1 > 78:
                lines.append(line)
                line = " " * len(begin)
            line += " " + part
        return "\n".join([*lines, line]) + "\n"

    def format_help(self):
        out = [self.format_usage()]
        if self.description:
            out.append(self.description + "\n")
        for title, with_flags in (("positional arguments", False), ("options", True)):
            rows = [("-h, --help", "show this help message and exit")] if with_flags else []
            for argument in self._arguments:
                if bool(argument.flags) == with_flags:
                    value = argument.shown()
                    names = [f"{flag} {value}".rstrip() for flag in argument.flags] or [value]
                    rows.append((", ".join(names), (argument.help or "") % {"default": argument.default}))
            if rows:
                lines = [f"  {name:<20}  {text}".rstrip() if len(name) <= 20 else f"  {name}\n{'':24}{text}".rstrip() for name, text in rows]
                out.append(f"{title}:\n" + "\n".join(lines) + "\n")
        if self.epilog:
            out.append(self.epilog + "\n")
        return "\n".join(out)

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
