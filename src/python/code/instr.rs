//! Instructions.

/// A register of the frame: locals first, then cells, then temporaries.
pub type Reg = u16;
/// A register, or with [`CONST`] set, one of the code's constants.
pub type Operand = u16;
/// The bit that makes an operand a constant.
pub const CONST: u16 = 0x8000;

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    In,
    NotIn,
    Is,
    IsNot,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum UnOp {
    Neg,
    Pos,
    Invert,
    Not,
}

/// One instruction; at most 8 bytes, for the loop walks over arrays of them.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Instr {
    Nop,
    Move {
        dst: Reg,
        src: Operand,
    },
    /// Raises if the local is not bound.
    Check {
        reg: Reg,
        name: u16,
    },
    Clear {
        reg: Reg,
    },
    LoadGlobal {
        dst: Reg,
        slot: u16,
        name: u16,
    },
    StoreGlobal {
        slot: u16,
        src: Operand,
    },
    DeleteGlobal {
        slot: u16,
        name: u16,
    },
    /// A name in a class body: the namespace, then the global slot.
    LoadName {
        dst: Reg,
        name: u16,
        slot: u16,
    },
    StoreName {
        name: u16,
        src: Operand,
    },
    DeleteName {
        name: u16,
    },
    MakeCell {
        reg: Reg,
    },
    LoadCell {
        dst: Reg,
        cell: Reg,
        name: u16,
    },
    /// A free variable in a class body: the namespace, then the cell.
    LoadNameCell {
        dst: Reg,
        name: u16,
        cell: Reg,
    },
    StoreCell {
        cell: Reg,
        src: Operand,
    },
    DeleteCell {
        cell: Reg,
        name: u16,
    },
    Add {
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    Sub {
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    Mul {
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    Binary {
        op: BinOp,
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    InPlace {
        op: BinOp,
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    Unary {
        op: UnOp,
        dst: Reg,
        a: Operand,
    },
    Compare {
        op: CmpOp,
        dst: Reg,
        a: Operand,
        b: Operand,
    },
    Jump {
        target: u16,
    },
    /// A jump backwards, where the loop looks whether to stop.
    Loop {
        target: u16,
    },
    JumpIf {
        cond: Operand,
        target: u16,
    },
    JumpIfNot {
        cond: Operand,
        target: u16,
    },
    /// Jumps if the comparison is false.
    JumpUnless {
        op: CmpOp,
        a: Operand,
        b: Operand,
        target: u16,
    },
    JumpIfNone {
        a: Operand,
        target: u16,
    },
    GetAttr {
        dst: Reg,
        obj: Operand,
        name: u16,
    },
    SetAttr {
        obj: Operand,
        name: u16,
        src: Operand,
    },
    DelAttr {
        obj: Operand,
        name: u16,
    },
    GetItem {
        dst: Reg,
        obj: Operand,
        key: Operand,
    },
    SetItem {
        obj: Operand,
        key: Operand,
        src: Operand,
    },
    DelItem {
        obj: Operand,
        key: Operand,
    },
    BuildSlice {
        dst: Reg,
        base: Reg,
    },
    BuildList {
        dst: Reg,
        base: Reg,
        count: u16,
    },
    BuildTuple {
        dst: Reg,
        base: Reg,
        count: u16,
    },
    BuildSet {
        dst: Reg,
        base: Reg,
        count: u16,
    },
    /// `count` pairs of key and value.
    BuildDict {
        dst: Reg,
        base: Reg,
        count: u16,
    },
    BuildString {
        dst: Reg,
        base: Reg,
        count: u16,
    },
    ListAppend {
        list: Reg,
        src: Operand,
    },
    ListExtend {
        list: Reg,
        src: Operand,
    },
    /// `f(*x)`: the function is named in the error.
    ArgsExtend {
        list: Reg,
        src: Operand,
        func: Reg,
    },
    ListToTuple {
        reg: Reg,
    },
    SetAdd {
        set: Reg,
        src: Operand,
    },
    SetUpdate {
        set: Reg,
        src: Operand,
    },
    DictSet {
        dict: Reg,
        key: Operand,
        src: Operand,
    },
    /// `{**x}`
    DictUpdate {
        dict: Reg,
        src: Operand,
    },
    /// `f(**x)`: no key twice. `func` is named in the error.
    DictMerge {
        dict: Reg,
        src: Operand,
        func: Reg,
    },
    /// Conversion: 0 none, or the letter `s`, `r`, `a`; the specification is a string or Unbound.
    Format {
        dst: Reg,
        src: Operand,
        spec: Operand,
        conversion: u8,
    },
    Call {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    /// Followed by [`Instr::Extra`]: the constant with the keywords' names, which take the last arguments.
    CallKw {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    /// Function, list of arguments, dict of keyword arguments or Unbound.
    CallEx {
        dst: Reg,
        base: Reg,
    },
    /// Puts a function at `base` and what it is bound to, or Unbound, after it.
    GetMethod {
        base: Reg,
        obj: Operand,
        name: u16,
    },
    CallMethod {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    CallMethodKw {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    Extra {
        index: u16,
    },
    Return {
        src: Operand,
    },
    Yield {
        dst: Reg,
        src: Operand,
    },
    /// The frame waits for the iterator in `iter`, to which `throw` and `close` go as well.
    YieldFrom {
        val: Reg,
        iter: Reg,
    },
    Send {
        val: Reg,
        iter: Reg,
        target: u16,
    },
    /// What `yield from` runs over.
    GetYieldFrom {
        dst: Reg,
        src: Operand,
    },
    GetAwaitable {
        dst: Reg,
        src: Operand,
        with: u8,
    },
    GetAsyncIter {
        dst: Reg,
        src: Operand,
    },
    /// The awaitable of the next item.
    AsyncNext {
        dst: Reg,
        iter: Reg,
    },
    GetIter {
        dst: Reg,
        src: Operand,
    },
    ForIter {
        dst: Reg,
        iter: Reg,
        target: u16,
    },
    Unpack {
        base: Reg,
        src: Operand,
        count: u16,
    },
    /// `count` before the starred name, `after` behind it.
    UnpackEx {
        base: Reg,
        src: Operand,
        count: u8,
        after: u8,
    },
    /// Code, then closure cells from `base`; Extra: flags 1 defaults tuple, 2 keyword defaults dict, 4 annotations.
    MakeFunction {
        dst: Reg,
        code: u16,
        base: Reg,
    },
    BuildClass {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    Raise {
        exc: Operand,
        cause: Operand,
    },
    /// `raise` alone.
    Reraise,
    /// Goes on with an exception that a clean-up interrupted.
    Rethrow {
        exc: Reg,
    },
    /// Makes the exception the one being handled.
    PushExc {
        exc: Reg,
    },
    PopExc,
    /// Whether the exception matches the class or tuple of classes; jumps if not.
    JumpNoMatch {
        exc: Reg,
        classes: Operand,
        target: u16,
    },
    AssertionError {
        dst: Reg,
        msg: Operand,
        has: bool,
    },
    /// `which`: 0 `__enter__`, 1 `__exit__`, 2 `__aenter__`, 3 `__aexit__`.
    GetSpecial {
        base: Reg,
        obj: Operand,
        which: u8,
    },
    /// Type, value and traceback of the exception, in three registers.
    ExcInfo {
        base: Reg,
        exc: Reg,
    },
    Import {
        dst: Reg,
        name: u16,
        deep: bool,
    },
    ImportFrom {
        dst: Reg,
        module: Reg,
        name: u16,
    },
    ImportStar {
        module: Reg,
    },
    /// Jumps unless the subject matches; the kinds of `match` that need the machine.
    MatchSeq {
        subject: Reg,
        count: u16,
        star: bool,
        target: u16,
    },
    MatchMap {
        subject: Reg,
        target: u16,
    },
    MatchKey {
        dst: Reg,
        subject: Reg,
        key: Operand,
    },
    MatchRest {
        dst: Reg,
        subject: Reg,
        keys: Reg,
    },
    /// Extra: constant with the keyword names. Attributes go to `base..`.
    MatchClass {
        base: Reg,
        subject: Reg,
        class: Reg,
        argc: u8,
    },
    JumpUnbound {
        reg: Reg,
        target: u16,
    },
    Locals {
        dst: Reg,
    },
}

const _: () = assert!(size_of::<Instr>() <= 8);
