# Writes the program of a tree. Instructions, with their operands, as `re.rs` reads them:
#
#   MATCH                       the whole has been found
#   ONE size fold code          a character; ANY, ALL and SET take one as well, and begin alike
#   SET size fold negated mask bits*4 bounds...
#                               mask has a bit for each of `_KINDS`; bits are ASCII's members, bounds where a run of members begins and ends
#   REPEAT size how least most  what follows, a single character, so often
#   JUMP to, SPLIT to           SPLIT goes on behind it, and to `to` if that fails
#   OPEN group, CLOSE group
#   STANDS where
#   AGAIN group fold            the text of a group
#   UNLESS group to             goes to `to` if the group has found nothing
#   LOOP register to            begins to count; `to` is the UNTIL
#   UNTIL register least most to how
#                               one more round from `to` on, or on behind it
#   HOLD register to            keeps the place and what may be tried, and tries `to` if all else fails, unless it is 0
#   CUT register back           forgets what may be tried since then; goes back to the place if `back` is 1
#   REFUSE register             fails, and takes back all since then
#   BACK count                  so many characters back

(_MATCH, _ONE, _ANY, _ALL, _SET, _REPEAT, _JUMP, _SPLIT, _OPEN, _CLOSE, _STANDS, _AGAIN, _UNLESS, _LOOP, _UNTIL, _HOLD, _CUT,
 _REFUSE, _BACK) = range(1, 20)


class _Writer:
    def __init__(self, parser):
        self.groups = parser.groups
        self.widths = {}
        self.registers = 2 * len(parser.groups)
        self.code = [0, len(parser.groups) - 1]

    def program(self, tree):
        self.write(tree)
        self.add(_MATCH)
        self.code[0] = self.registers
        return b"".join([number.to_bytes(4, "little") for number in self.code])

    def add(self, *numbers):
        self.code += numbers

    def hole(self):
        """The place of the operand written last, which `fill` will know."""
        return len(self.code) - 1

    def fill(self, hole):
        self.code[hole] = len(self.code)

    def two_registers(self):
        self.registers += 2
        return self.registers - 2

    def write(self, node):
        what = node[0]
        if what == "one":
            self.code += _one(node[1], node[2])
        elif what == "any":
            self.add(_ANY, 3, 0)
        elif what == "all":
            self.add(_ALL, 3, 0)
        elif what == "set":
            self.code += _set(node[1], node[2], node[3])
        elif what == "row":
            for part in node[1]:
                self.write(part)
        elif what == "either":
            self.either(node[1])
        elif what == "group":
            self.add(_OPEN, node[1])
            self.write(node[2])
            self.add(_CLOSE, node[1])
        elif what == "stands":
            self.add(_STANDS, node[1])
        elif what == "again":
            self.add(_AGAIN, node[1], node[2])
        elif what == "loop":
            self.loop(*node[1:])
        elif what == "atomic":
            register = self.two_registers()
            self.add(_HOLD, register, 0)
            self.write(node[1])
            self.add(_CUT, register, 0)
        elif what == "look":
            self.look(*node[1:])
        else:
            self.unless(*node[1:])

    def either(self, nodes):
        ends = []
        for node in nodes[:-1]:
            self.add(_SPLIT, 0)
            other = self.hole()
            self.write(node)
            self.add(_JUMP, 0)
            ends.append(self.hole())
            self.fill(other)
        self.write(nodes[-1])
        for end in ends:
            self.fill(end)

    def unless(self, group, yes, no):
        self.add(_UNLESS, group, 0)
        other = self.hole()
        self.write(yes)
        self.add(_JUMP, 0)
        end = self.hole()
        self.fill(other)
        self.write(no)
        self.fill(end)

    def look(self, behind, negative, node):
        register = self.two_registers()
        back = 0
        if behind:
            back, most = self.width(node)
            if back != most:
                raise error("look-behind requires fixed-width pattern")
        self.add(_HOLD, register, 0)
        end = self.hole()
        if back:
            self.add(_BACK, back)
        self.write(node)
        if negative:
            self.add(_REFUSE, register)
            self.fill(end)
        else:
            self.add(_CUT, register, 1)

    def loop(self, least, most, how, node):
        while node[0] == "row" and len(node[1]) == 1:
            node = node[1][0]
        if node[0] in ("one", "any", "all", "set"):
            self.add(_REPEAT, 0, how, least, most)
            size = self.hole() - 3
            self.write(node)
            self.code[size] = len(self.code) - size + 1
        elif how == _POSSESSIVE:
            # No round is ever tried in another way.
            self.write(("atomic", ("loop", least, most, _GREEDY, ("atomic", node))))
        elif (least, most) == (0, 1):
            self.add(_SPLIT, 0)
            skip = self.hole()
            if how == _LAZY:
                self.add(_JUMP, 0)
                self.fill(skip)
                skip = self.hole()
            self.write(node)
            self.fill(skip)
        else:
            register = self.two_registers()
            self.add(_LOOP, register, 0)
            until = self.hole()
            begin = len(self.code)
            self.write(node)
            self.fill(until)
            self.add(_UNTIL, register, least, most, begin, how)

    def width(self, node):
        """How many characters a node takes, at least and at most."""
        what = node[0]
        if what in ("one", "any", "all", "set"):
            return 1, 1
        if what in ("stands", "look"):
            return 0, 0
        if what in ("group", "atomic"):
            return self.width(node[-1])
        if what == "again":
            number = node[1]
            if number not in self.widths:
                self.widths[number] = self.width(self.groups[number])
            return self.widths[number]
        if what == "loop":
            low, high = self.width(node[4])
            return min(low * node[1], _NO_END - 1), min(high * node[2], _NO_END)
        widths = [self.width(part) for part in (node[2:] if what == "unless" else node[1])]
        lows, highs = [w[0] for w in widths], [w[1] for w in widths]
        if what == "row":
            return min(sum(lows), _NO_END - 1), min(sum(highs), _NO_END)
        return min(lows), max(highs)
