//! Which containers an operation looks into, or changes: that is what its step touches.

use refs::Ref;

use super::Vm;
use crate::host::Shared;
use crate::value::{Class, IterState, List, Name, Object, Run, Value};

/// More are as good as all.
const MOST: usize = 32;
/// Containers within containers.
const DEEPEST: usize = 6;

/// Containers, each once.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<u64>);

impl Found {
    fn add(&mut self, id: u64) -> bool {
        let fresh = self.0.len() < MOST && !self.0.contains(&id);
        if fresh {
            self.0.push(id);
        }
        fresh
    }

    /// `value`, where it is a container or goes over one; and what it contains, where an operation looks `deep` into it.
    pub(super) fn look(&mut self, value: &Value, deep: bool) {
        self.within(value, if deep { DEEPEST } else { 0 });
    }

    fn within(&mut self, value: &Value, depth: usize) {
        if is_container(value) && !self.add(value.id()) {
            return;
        }
        match value.plain() {
            Value::List(list) if depth > 0 => self.all(&list.read()[..], depth),
            Value::Tuple(tuple) if depth > 0 => self.all(&tuple.0, depth),
            Value::Dict(dict) if depth > 0 => {
                let values: Vec<Value> =
                    dict.inner.lock().iter().map(|entry| entry.value.clone()).collect();
                self.all(&values, depth);
            }
            Value::Object(object) => {
                if let Object::View { dict, .. } = &**object {
                    self.within(&Value::Dict(dict.clone()), depth);
                }
            }
            Value::Iter(iter) => {
                let over: Vec<Value> = over(&iter.state.lock());
                over.iter().for_each(|value| self.within(value, depth));
            }
            _ => {}
        }
    }

    fn all(&mut self, values: &[Value], depth: usize) {
        values.iter().for_each(|value| self.within(value, depth - 1));
    }
}

/// What an iterator has yet to look into.
fn over(state: &IterState) -> Vec<Value> {
    match state {
        IterState::List { list, .. } | IterState::ListBack { list, .. } => {
            vec![Value::List(Ref::<List>::clone(list))]
        }
        IterState::Dict { dict, .. } | IterState::DictBack { dict, .. } => {
            vec![Value::Dict(dict.clone())]
        }
        IterState::Set { set, .. } => vec![Value::Set(set.clone())],
        IterState::Sequence { obj, .. } | IterState::SequenceBack { obj, .. } => vec![obj.clone()],
        IterState::Enumerate { iter, .. }
        | IterState::Filter { iter, .. }
        | IterState::Islice { iter, .. }
        | IterState::TakeWhile { iter, .. }
        | IterState::DropWhile { iter, .. }
        | IterState::FilterFalse { iter, .. }
        | IterState::StarMap { iter, .. }
        | IterState::Accumulate { iter, .. }
        | IterState::Pairwise { iter, .. } => vec![iter.clone()],
        IterState::Zip { iters, .. }
        | IterState::Map { iters, .. }
        | IterState::ZipLongest { iters, .. } => iters.clone(),
        IterState::Compress { data, selectors } => vec![data.clone(), selectors.clone()],
        // The next ones may be begun in the same moment.
        IterState::Chain { outer, inner } => {
            let mut all: Vec<Value> = inner.iter().cloned().collect();
            if let Value::Iter(outer) = outer
                && let IterState::Tuple { tuple, at } = &*outer.state.lock()
            {
                all.extend(tuple.0.iter().skip(*at).cloned());
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Whether threads may change what is in it. A `deque` is one, though it is written in Python here.
pub(super) fn is_container(value: &Value) -> bool {
    match value.plain() {
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::ByteArray(_) => true,
        Value::Instance(instance) => {
            let class = instance.class.get();
            let deque =
                |class: &Ref<Class>| class.module == "collections" && class.name.get() == "deque";
            deque(&class) || class.mro.iter().any(deque)
        }
        _ => false,
    }
}

/// Modules whose functions look at what they are given; those of the others hand it to threads, tasks or processes.
const LOOK: &[&str] = &[
    "bisect",
    "builtins",
    "collections",
    "copy",
    "csv",
    "functools",
    "heapq",
    "itertools",
    "json",
    "operator",
    "random",
    "statistics",
    "string",
];
/// Those that only pass their arguments on.
const PASS_ON: &[&str] = &[
    "callable",
    "classmethod",
    "delattr",
    "dir",
    "enumerate",
    "filter",
    "getattr",
    "hasattr",
    "id",
    "isinstance",
    "issubclass",
    "iter",
    "map",
    "object",
    "property",
    "range",
    "reversed",
    "setattr",
    "staticmethod",
    "super",
    "type",
    "vars",
    "zip",
];
/// Those that show all that is in them.
const SHOW: &[&str] =
    &["ascii", "deepcopy", "dumps", "format", "pformat", "pprint", "print", "repr", "str"];
/// Those that change what they are given first.
const CHANGE: &[&str] = &[
    "delitem",
    "heapify",
    "heappop",
    "heappush",
    "heappushpop",
    "heapreplace",
    "iadd",
    "insort",
    "insort_left",
    "insort_right",
    "setitem",
    "shuffle",
];
/// Methods that change nothing.
const READ: &[&str] = &[
    "copy",
    "count",
    "difference",
    "elements",
    "get",
    "index",
    "intersection",
    "isdisjoint",
    "issubset",
    "issuperset",
    "items",
    "keys",
    "most_common",
    "symmetric_difference",
    "total",
    "union",
    "values",
];

/// A call as a step.
#[derive(Debug)]
pub(super) struct Touched {
    pub shared: Shared,
    /// Whether the first one is changed.
    pub write: bool,
    /// Containers.
    pub ids: Vec<u64>,
    /// What is called.
    pub name: String,
}

impl Vm {
    /// What calling `callee` with `args` does to containers; none where it is the program's own function, or touches none.
    pub(super) fn touched_by(&self, callee: &Value, args: &[Value]) -> Option<Touched> {
        let of_container = args.first().is_some_and(is_container);
        let (name, shared) = match callee {
            Value::Bound(bound) => {
                let args: Vec<Value> = std::iter::once(&bound.this).chain(args).cloned().collect();
                return self.touched_by(&bound.func, &args);
            }
            Value::Builtin(def) if def.method && of_container => {
                (def.name.to_owned(), Shared::Method)
            }
            Value::Builtin(def) => (def.name.to_owned(), Shared::Inside),
            Value::Function(function)
                if function.code.source.hidden && LOOK.contains(&function.module.name.as_str()) =>
            {
                (self.text(function.code.name), Shared::Inside)
            }
            Value::Class(class) if LOOK.contains(&class.module.as_str()) => {
                (class.name.get(), Shared::Inside)
            }
            _ => return None,
        };
        let is = |names: &[&str]| names.contains(&name.as_str());
        let write = match (callee, shared) {
            (_, Shared::Method) => !is(READ),
            // Of a `deque`, say.
            (Value::Function(_), _) if of_container && !is(CHANGE) => {
                self.is_method(callee) && !is(READ)
            }
            _ => is(CHANGE),
        };
        if is(PASS_ON) {
            return None;
        }
        let mut found = Found::default();
        args.iter().for_each(|arg| found.look(arg, is(SHOW)));
        Some(Touched { shared, write, ids: found.0, name })
            .filter(|touched| !touched.ids.is_empty())
    }

    fn is_method(&self, function: &Value) -> bool {
        let Value::Function(function) = function else { return false };
        let first = function.code.params.names.first();
        first.is_some_and(|first| self.text(*first) == "self")
    }

    /// Before an operation that looks into containers.
    pub(super) fn look_into(&mut self, values: &[&Value], deep: bool) -> Run<()> {
        let mut found = Found::default();
        values.iter().for_each(|value| found.look(value, deep));
        self.touch(Shared::Inside, false, &found.0, "")
    }

    /// Before `a += b`: others may have the list `a` as well.
    pub(super) fn look_and_change(&mut self, a: &Value, b: &Value) -> Run<()> {
        let mut found = Found::default();
        found.look(a, false);
        found.look(b, false);
        self.touch(Shared::Inside, is_container(a), &found.0, "")
    }

    /// Before a call, which may touch containers.
    pub(super) fn look_at_call(&mut self, callee: &Value, args: &[Value]) -> Run<()> {
        match self.touched_by(callee, args) {
            Some(Touched { shared, write, ids, name }) => self.touch(shared, write, &ids, &name),
            None => Ok(()),
        }
    }

    fn touch(&mut self, shared: Shared, write: bool, ids: &[u64], name: &str) -> Run<()> {
        let Some((first, also)) = ids.split_first() else { return Ok(()) };
        let also: Vec<(u64, &str)> = also.iter().map(|id| (*id, "")).collect();
        self.tell_all(shared, write, *first, name, &also)
    }

    /// Before an attribute of the program's own objects is read or written that a function is told the name of.
    pub(crate) fn look_at_field(&mut self, object: &Value, name: Name, write: bool) -> Run<()> {
        match object {
            Value::Instance(instance) if self.steered && is_own(&instance.class.get()) => {
                self.tell(Shared::Field, write, object.id(), &self.text(name))
            }
            _ => Ok(()),
        }
    }

    /// Before all of them are looked at.
    pub(crate) fn look_at_fields(&mut self, object: &Value) -> Run<()> {
        let Value::Instance(instance) = object else { return Ok(()) };
        if !self.steered || !is_own(&instance.class.get()) {
            return Ok(());
        }
        let all = instance.all(&self.program.names).into_iter().map(|(name, _)| self.text(name));
        let all: Vec<String> = all.collect();
        let Some((first, also)) = all.split_first() else { return Ok(()) };
        let also: Vec<(u64, &str)> = also.iter().map(|name| (object.id(), &**name)).collect();
        self.tell_all(Shared::Field, false, object.id(), first, &also)
    }
}

/// Whether a class is the program's.
fn is_own(class: &Class) -> bool {
    class.module == "__main__"
}
