//! The core of `re`: a machine that takes a text through a pattern's program. `re/*.py` read patterns and write programs.
//!
//! A program is bytes, four for each number. Its first numbers say how many registers it needs and how many groups it has;
//! then come instructions, which `re/emit.py` describes. A text is bytes too, so that places in it cost nothing to
//! reach; places become numbers of characters when a match is told.
//!
//! What may still be tried is on a stack of its own, between it what to put back first. Whatever a program says, nothing here
//! panics: what is not there is 0, and 0 is the instruction that fails.

use crate::value::{Def, Run, Value};
use crate::vm::Vm;

/// A register that has no value yet. Also a limit that there is not.
const NONE: u32 = u32::MAX;
/// Behind the two numbers of an entry of the stack: an instruction to go on with, and a place.
const CHOICE: u32 = NONE;
/// A register, and its value before. Any third number that is none of these belongs to the instruction at the first.
const UNDO: u32 = NONE - 1;

/// Steps for each checkpoint of the interpreter: a thousand of those are a millisecond or two.
const STEPS: usize = 64;

// How to match, as bits: at any place from here on, up to the end, not the empty text here.
const SEARCH: i64 = 1;
const FULL: i64 = 2;
const ADVANCE: i64 = 4;

struct Machine<'a> {
    code: &'a [[u8; 4]],
    text: &'a [u8],
    /// Where the text ends for this match.
    end: usize,
    /// Whether a character may be several bytes.
    wide: bool,
    registers: Vec<u32>,
    stack: Vec<[u32; 3]>,
    steps: usize,
}

fn lower(c: u32, fold: usize) -> u32 {
    match (fold, char::from_u32(c)) {
        (1, Some(c)) => c.to_ascii_lowercase().into(),
        // The simple mapping: only İ has a longer one, which begins with it.
        (2, Some(c)) => c.to_lowercase().next().unwrap_or(c).into(),
        _ => c,
    }
}

fn is_word(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| c == '_' || python_base::unicode::is_alnum(c))
}

/// Digits, white space, what words are made of, each followed by its opposite.
fn in_category(c: u32, mask: usize) -> bool {
    let is = |f: fn(char) -> bool| char::from_u32(c).is_some_and(f);
    let of = |bit: u32, is: bool| mask >> (bit + u32::from(!is)) & 1 == 1;
    mask != 0
        && (of(0, is(python_base::unicode::is_decimal))
            || of(2, is(python_base::unicode::is_space))
            || of(4, is_word(c)))
}

impl Machine<'_> {
    fn number(&self, at: usize) -> u32 {
        self.code.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    fn word(&self, at: usize) -> usize {
        self.number(at) as usize
    }

    /// The character at a place, and the place behind it.
    fn next(&self, at: usize) -> Option<(u32, usize)> {
        if at >= self.end {
            return None;
        }
        let first = u32::from(*self.text.get(at)?);
        if !self.wide || first < 0x80 {
            return Some((first, at + 1));
        }
        let size = if first < 0xe0 { 2 } else { 3 + usize::from(first >= 0xf0) };
        let rest = self.text.get(at + 1..at + size)?;
        let c = rest.iter().fold(first & 0x7f >> size, |c, b| c << 6 | u32::from(b & 0x3f));
        Some((c, at + size))
    }

    /// The place of the character before a place.
    fn before(&self, at: usize) -> Option<usize> {
        let mut at = at.checked_sub(1)?;
        while self.wide && at > 0 && self.text.get(at).is_some_and(|b| b & 0xc0 == 0x80) {
            at -= 1;
        }
        Some(at)
    }

    fn is_word_at(&self, at: usize, ascii: bool) -> bool {
        self.next(at).is_some_and(|(c, _)| is_word(c) && (!ascii || c < 0x80))
    }

    /// Whether the instruction, which takes one character, takes this one.
    fn takes(&self, pc: usize, c: u32) -> bool {
        let c = lower(c, self.word(pc + 2));
        match self.word(pc) {
            op::ONE => c == self.number(pc + 3),
            op::ANY => c != u32::from('\n'),
            op::ALL => true,
            op::SET => {
                let found = if c < 128 {
                    self.word(pc + 5 + (c >> 5) as usize) >> (c & 31) & 1 == 1
                } else {
                    // Bounds, where being in the set begins and ends in turn.
                    let (mut low, mut high) = (pc + 9, pc + self.word(pc + 1));
                    while low < high {
                        let middle = low.midpoint(high);
                        if self.number(middle) <= c { low = middle + 1 } else { high = middle }
                    }
                    low.wrapping_sub(pc + 9) & 1 == 1 || in_category(c, self.word(pc + 4))
                };
                found != (self.word(pc + 3) == 1)
            }
            _ => false,
        }
    }

    fn register(&self, at: usize) -> u32 {
        self.registers.get(at).copied().unwrap_or(NONE)
    }

    fn push(&mut self, vm: &mut Vm, entry: [u32; 3]) -> Run<()> {
        if self.stack.len() == self.stack.capacity() {
            vm.allocate(2 * self.stack.len() * size_of_val(&entry))?;
        }
        self.stack.push(entry);
        Ok(())
    }

    fn set(&mut self, vm: &mut Vm, register: usize, value: usize) -> Run<()> {
        let Some(place) = self.registers.get_mut(register) else { return Ok(()) };
        let old = std::mem::replace(place, value as u32);
        self.push(vm, [register as u32, old, UNDO])
    }

    fn put_back(&mut self, register: u32, old: u32) {
        if let Some(place) = self.registers.get_mut(register as usize) {
            *place = old;
        }
    }

    /// Whether it stands so at a place.
    fn stands(&self, what: usize, at: usize) -> bool {
        let line = |at| self.next(at).is_some_and(|(c, _)| c == u32::from('\n'));
        match what {
            0 => at == 0,
            1 => at == 0 || self.before(at).is_some_and(line),
            2 => at == self.end || at + 1 == self.end && line(at),
            3 => at == self.end || line(at),
            4 => at == self.end,
            // Of characters, and their opposites; then of ASCII's, and theirs. An empty text has neither.
            _ => {
                let ascii = what > 6;
                let before = self.before(at).is_some_and(|at| self.is_word_at(at, ascii));
                self.end > 0 && (before != self.is_word_at(at, ascii)) == (what & 1 == 1)
            }
        }
    }

    /// How far the text of a group, if it has one, is found again at a place.
    fn again(&mut self, group: usize, fold: usize, mut at: usize) -> Option<usize> {
        let (from, to) = (self.register(2 * group), self.register(2 * group + 1));
        if to == NONE {
            return None;
        }
        let mut from = from as usize;
        while from < to as usize {
            let ((a, behind), (b, next)) = (self.next(from)?, self.next(at)?);
            if lower(a, fold) != lower(b, fold) {
                return None;
            }
            (from, at) = (behind, next);
            self.steps += 1;
        }
        Some(at)
    }

    /// Looks from time to time whether to stop.
    fn spend(&mut self, vm: &mut Vm) -> Run<()> {
        self.steps += 1;
        while self.steps >= STEPS {
            self.steps -= STEPS;
            vm.tick()?;
        }
        Ok(())
    }

    /// A single character, again and again: the first tries. Where to go on, if anywhere.
    fn repeat(&mut self, vm: &mut Vm, pc: usize, mut at: usize) -> Run<Option<usize>> {
        let (least, most) = (self.number(pc + 3), self.number(pc + 4));
        let kind = self.word(pc + 2);
        let want = if kind == op::LAZY { least } else { most };
        let (mut count, mut low) = (0, at);
        while count < want
            && let Some((c, next)) = self.next(at)
            && self.takes(pc + 5, c)
        {
            (at, count) = (next, count + 1);
            if count == least {
                low = at;
            }
        }
        self.steps += count as usize;
        if count < least {
            return Ok(None);
        }
        match kind {
            op::GREEDY if at > low => self.push(vm, [pc as u32, at as u32, low as u32])?,
            op::LAZY if count < most => self.push(vm, [pc as u32, at as u32, count])?,
            _ => {}
        }
        Ok(Some(at))
    }

    /// One more round of a loop, which counts.
    fn round(&mut self, vm: &mut Vm, pc: usize, at: usize) -> Run<bool> {
        let register = self.word(pc + 1);
        let count = self.register(register);
        let may = count < self.number(pc + 3) && self.register(register + 1) != at as u32;
        if may {
            self.set(vm, register, count as usize + 1)?;
            self.set(vm, register + 1, at)?;
        }
        Ok(may)
    }

    /// Forgets the choices above a height, but not what they would put back.
    fn cut(&mut self, height: usize) {
        let mut kept = height;
        for at in height..self.stack.len() {
            if self.stack[at][2] == UNDO {
                self.stack.swap(kept, at);
                kept += 1;
            }
        }
        self.stack.truncate(kept.min(self.stack.len()));
    }

    /// The next choice: which instruction goes on, and where.
    fn back(&mut self, vm: &mut Vm) -> Run<Option<(usize, usize)>> {
        while let Some([first, second, third]) = self.stack.pop() {
            let (pc, mut at) = (first as usize, second as usize);
            let behind = pc + self.word(pc + 1);
            match third {
                UNDO => self.put_back(first, second),
                CHOICE => return Ok(Some((pc, at))),
                _ if self.word(pc) == op::UNTIL => {
                    if self.round(vm, pc, at)? {
                        return Ok(Some((self.word(pc + 4), at)));
                    }
                }
                low if self.word(pc + 2) == op::GREEDY => {
                    // Straight to where a character that must come next does.
                    let wanted = self.word(behind) == op::ONE && self.word(behind + 2) == 0;
                    while at > low as usize {
                        at = self.before(at).unwrap_or(0);
                        self.steps += 1;
                        let next = self.next(at).map(|(c, _)| c);
                        if !wanted || next == Some(self.number(behind + 3)) {
                            break;
                        }
                    }
                    if at > low as usize {
                        self.push(vm, [first, at as u32, low])?;
                    }
                    return Ok(Some((behind, at)));
                }
                count => {
                    if let Some((c, next)) = self.next(at)
                        && self.takes(pc + 5, c)
                    {
                        if count + 1 < self.number(pc + 4) {
                            self.push(vm, [first, next as u32, count + 1])?;
                        }
                        return Ok(Some((behind, next)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Where the match that begins here ends.
    fn run(&mut self, vm: &mut Vm, start: usize, how: i64) -> Run<Option<usize>> {
        let (mut pc, mut at) = (2, start);
        loop {
            self.spend(vm)?;
            let (first, second) = (self.word(pc + 1), self.word(pc + 2));
            // What stands behind most of them.
            let mut then = pc + 2;
            let went = match self.word(pc) {
                op::MATCH => {
                    let full = how & FULL == 0 || at == self.end;
                    if full && (how & ADVANCE == 0 || at != start) {
                        return Ok(Some(at));
                    }
                    None
                }
                op::ONE | op::ANY | op::ALL | op::SET => {
                    then = pc + first;
                    self.next(at).filter(|(c, _)| self.takes(pc, *c)).map(|(_, next)| next)
                }
                op::REPEAT => {
                    then = pc + first;
                    self.repeat(vm, pc, at)?
                }
                op::JUMP => {
                    then = first;
                    Some(at)
                }
                op::SPLIT => {
                    self.push(vm, [first as u32, at as u32, CHOICE])?;
                    Some(at)
                }
                op::OPEN => {
                    self.set(vm, 2 * first, at)?;
                    Some(at)
                }
                op::CLOSE => {
                    self.set(vm, 2 * first + 1, at)?;
                    self.set(vm, 0, first)?;
                    Some(at)
                }
                op::STANDS => self.stands(first, at).then_some(at),
                op::AGAIN => {
                    then = pc + 3;
                    self.again(first, second, at)
                }
                op::UNLESS => {
                    then = if self.register(2 * first + 1) == NONE { second } else { pc + 3 };
                    Some(at)
                }
                op::LOOP => {
                    self.set(vm, first, 0)?;
                    self.set(vm, first + 1, NONE as usize)?;
                    then = second;
                    Some(at)
                }
                op::UNTIL => {
                    let (count, entry) = (self.register(first) as usize, [pc as u32, at as u32, 0]);
                    then = pc + 6;
                    if count < second {
                        self.set(vm, first, count + 1)?;
                        then = self.word(pc + 4);
                    } else if self.word(pc + 5) == op::LAZY {
                        self.push(vm, entry)?;
                    } else {
                        // The choice lies below what the round changes.
                        self.push(vm, [then as u32, at as u32, CHOICE])?;
                        if self.round(vm, pc, at)? {
                            then = self.word(pc + 4);
                        } else {
                            self.stack.pop();
                        }
                    }
                    Some(at)
                }
                op::HOLD => {
                    let height = self.stack.len();
                    self.set(vm, first, height)?;
                    self.set(vm, first + 1, at)?;
                    // Where to go on once what follows has failed.
                    if second > 0 {
                        self.push(vm, [second as u32, at as u32, CHOICE])?;
                    }
                    then = pc + 3;
                    Some(at)
                }
                op::CUT => {
                    self.cut(self.register(first) as usize);
                    then = pc + 3;
                    Some(if second == 1 { self.register(first + 1) as usize } else { at })
                }
                op::REFUSE => {
                    let height = self.register(first) as usize;
                    while self.stack.len() > height
                        && let Some([register, old, kind]) = self.stack.pop()
                    {
                        if kind == UNDO {
                            self.put_back(register, old);
                        }
                    }
                    None
                }
                op::BACK => (0..first).try_fold(at, |at, _| self.before(at)),
                _ => None,
            };
            match went {
                Some(to) => (pc, at) = (then, to),
                None => match self.back(vm)? {
                    Some(choice) => (pc, at) = choice,
                    None => return Ok(None),
                },
            }
        }
    }

    /// Where the first match from here on lies.
    fn find(&mut self, vm: &mut Vm, from: usize, mut how: i64) -> Run<Option<(usize, usize)>> {
        // A match begins with a character that this instruction takes, if it is one of those.
        let mut first = 2;
        while self.word(first) == op::OPEN {
            first += 2;
        }
        if self.word(first) == op::REPEAT && self.word(first + 3) > 0 {
            first += 5;
        }
        let takes_one = matches!(self.word(first), op::ONE | op::SET | op::ANY);
        let mut start = from;
        loop {
            if how & SEARCH != 0 && takes_one {
                while let Some((c, next)) = self.next(start)
                    && !self.takes(first, c)
                {
                    (start, how) = (next, how & !ADVANCE);
                    self.steps += 1;
                }
            }
            self.registers.fill(NONE);
            self.stack.clear();
            if let Some(end) = self.run(vm, start, how)? {
                return Ok(Some((start, end)));
            }
            match self.next(start) {
                Some((_, next)) if how & SEARCH != 0 => (start, how) = (next, how & !ADVANCE),
                _ => return Ok(None),
            }
        }
    }
}

/// The bytes of a text, and whether a character may be several of them.
fn bytes_of(value: &Value) -> (&[u8], bool) {
    match value.plain() {
        Value::Str(text) => (text.as_str().as_bytes(), !text.is_ascii()),
        Value::Bytes(bytes) => (bytes, false),
        _ => (&[], false),
    }
}

fn characters(text: &[u8], from: usize, to: usize) -> i64 {
    let part = text.get(from..to).unwrap_or_default();
    part.iter().filter(|b| *b & 0xc0 != 0x80).count() as i64
}

/// `find(program, text, place, number, end, how)`: nothing, or a tuple of the last group that closed and of where each
/// group begins and ends, as places in the text, and once more as numbers of characters where these differ. `number` is that
/// of `place`, -1 as an end the text's own.
fn find(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (code, _) = bytes_of(&args[0]);
    let (text, wide) = bytes_of(&args[1]);
    let mut numbers = [0; 4];
    for (number, value) in numbers.iter_mut().zip(&args[2..]) {
        *number = vm.index(value)?;
    }
    let [from, number, end, how] = numbers;
    if text.len() >= UNDO as usize {
        return Err(vm.out_of_memory());
    }
    let (code, _) = code.as_chunks();
    let end = usize::try_from(end).unwrap_or(usize::MAX).min(text.len());
    let mut machine =
        Machine { code, text, end, wide, registers: Vec::new(), stack: Vec::new(), steps: 0 };
    machine.registers = vec![NONE; machine.word(0).min(code.len())];
    let groups = machine.word(1).min(code.len());
    let Some((start, end)) = machine.find(vm, from.max(0) as usize, how)? else {
        return Ok(Value::None);
    };
    let place = |at: u32| if at == NONE { -1 } else { i64::from(at) };
    let mut found = vec![place(machine.register(0)), start as i64, end as i64];
    found.extend((2..2 * groups + 2).map(|register| place(machine.register(register))));
    if wide {
        let first = number + characters(text, from as usize, start);
        for at in 1..found.len() {
            let place = found[at];
            found.push(match usize::try_from(place) {
                Ok(place) if place >= start => first + characters(text, start, place),
                Ok(place) => first - characters(text, place, start),
                Err(_) => -1,
            });
        }
    }
    Ok(Value::tuple(found.into_iter().map(Value::Int).collect()))
}

/// `cut(text, from, to)`: what lies between two places.
fn cut(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (from, to) = (vm.index(&args[1])? as usize, vm.index(&args[2])? as usize);
    Ok(match args[0].plain() {
        Value::Str(text) => Value::str(text.as_str().get(from..to).unwrap_or_default()),
        Value::Bytes(bytes) => Value::bytes(bytes.get(from..to).unwrap_or_default().to_vec()),
        _ => Value::None,
    })
}

/// `place(text, number)`: where the character of this number, which the text has or would have next, begins.
fn place(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let number = vm.index(&args[1])?;
    Ok(match args[0].plain() {
        Value::Str(text) if !text.is_ascii() => {
            let text = text.as_str();
            let at = text.char_indices().nth(number.max(0) as usize);
            Value::from(at.map_or(text.len(), |(at, _)| at))
        }
        _ => Value::Int(number),
    })
}

/// `warn(class, text)`: says so of the program's line.
fn warn(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if let (Some(class), Some(text)) = (args[0].as_str(), args[1].as_str()) {
        vm.warn(class, text, "");
    }
    Ok(Value::None)
}

/// What `re/*.py` ask for.
pub static ALL: &[Def] = &[
    Def::func("find", 6, 6, find),
    Def::func("cut", 3, 3, cut),
    Def::func("place", 2, 2, place),
    Def::func("warn", 2, 2, warn),
];

/// The instructions; their operands are in `re/emit.py`.
mod op {
    pub const MATCH: usize = 1;
    pub const ONE: usize = 2;
    pub const ANY: usize = 3;
    pub const ALL: usize = 4;
    pub const SET: usize = 5;
    pub const REPEAT: usize = 6;
    pub const JUMP: usize = 7;
    pub const SPLIT: usize = 8;
    pub const OPEN: usize = 9;
    pub const CLOSE: usize = 10;
    pub const STANDS: usize = 11;
    pub const AGAIN: usize = 12;
    pub const UNLESS: usize = 13;
    pub const LOOP: usize = 14;
    pub const UNTIL: usize = 15;
    pub const HOLD: usize = 16;
    pub const CUT: usize = 17;
    pub const REFUSE: usize = 18;
    pub const BACK: usize = 19;

    pub const GREEDY: usize = 0;
    pub const LAZY: usize = 1;
}
