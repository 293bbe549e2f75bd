//! Symbol tables: for each name in each scope whether it is local, a cell, free or global, by CPython's rules.

mod visit;

use std::collections::HashMap;

use ruff_python_ast::{self as ast, Comprehension, Expr, Parameters, Stmt, visitor::Visitor};
use ruff_text_size::{Ranged, TextRange};

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Local,
    Cell,
    Free,
    Global,
    /// Not declared: the module's, or a built-in.
    Implicit,
}

/// What kind of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
}

#[derive(Debug, Default, Clone)]
struct Symbol {
    bound: bool,
    param: bool,
    global: bool,
    nonlocal: bool,
    used: bool,
    place: Option<Place>,
}

/// A scope's names.
#[derive(Debug)]
pub struct Scope {
    /// What kind.
    pub kind: ScopeKind,
    parent: Option<usize>,
    symbols: HashMap<String, Symbol>,
    order: Vec<String>,
    /// Whether it has a `yield`.
    pub yields: bool,
    /// Whether it has an `await`, `async for` or `async with` in a comprehension.
    pub awaits: bool,
    /// Whether it has `:=`, so that operands may change while an expression is evaluated.
    pub walrus: bool,
    /// Names that `del` may unbind.
    pub deleted: Vec<String>,
    /// Variables of an enclosing function that what is in a class uses, while the class means its own by that name.
    pub passed: Vec<String>,
    class: Option<String>,
    comprehension: bool,
}

impl Scope {
    /// Where a name lives.
    pub fn place(&self, name: &str) -> Place {
        self.symbols.get(name).and_then(|s| s.place).unwrap_or(Place::Implicit)
    }

    /// Whether it assigns to a name.
    pub fn binds(&self, name: &str) -> bool {
        self.symbols.get(name).is_some_and(|s| s.bound)
    }

    /// Names that live at a place, in the order of their appearance.
    pub fn names(&self, place: Place) -> Vec<String> {
        self.order.iter().filter(|n| self.place(n) == place).cloned().collect()
    }
}

/// Something CPython refuses while it builds symbol tables.
pub type ScopeError = (TextRange, String);

/// The scopes of a module.
pub struct Scopes {
    /// All of them; the module is the first.
    pub all: Vec<Scope>,
    /// By the address of the node that opens the scope.
    pub by_node: HashMap<usize, usize>,
    /// The first thing to refuse.
    pub error: Option<ScopeError>,
    now: usize,
    nonlocals: Vec<(usize, String, TextRange)>,
}

/// A node's address, which stays the same while the tree is borrowed.
pub fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// `__x` in a class becomes `_Class__x`.
pub fn mangle(class: Option<&str>, name: &str) -> String {
    match class {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let class = class.trim_start_matches('_');
            if class.is_empty() { name.to_owned() } else { format!("_{class}{name}") }
        }
        _ => name.to_owned(),
    }
}

impl Scopes {
    /// Builds and resolves the scopes of a module.
    pub fn of(body: &[Stmt]) -> Self {
        let mut scopes = Self {
            all: Vec::new(),
            by_node: HashMap::new(),
            error: None,
            now: 0,
            nonlocals: Vec::new(),
        };
        scopes.open(ScopeKind::Module, 0, None, false);
        for stmt in body {
            scopes.visit_stmt(stmt);
        }
        for index in 0..scopes.all.len() {
            scopes.resolve(index);
        }
        for (scope, name, range) in std::mem::take(&mut scopes.nonlocals) {
            let name = mangle(scopes.all[scope].class.as_deref(), &name);
            if scopes.all[scope].kind != ScopeKind::Module
                && scopes.all[scope].place(&name) != Place::Free
            {
                scopes.fail(range, format!("no binding for nonlocal '{name}' found"));
            }
        }
        scopes
    }

    fn open(
        &mut self,
        kind: ScopeKind,
        node: usize,
        class: Option<String>,
        comprehension: bool,
    ) -> usize {
        let parent = if self.all.is_empty() { None } else { Some(self.now) };
        let class = class.or_else(|| parent.and_then(|p| self.all[p].class.clone()));
        self.all.push(Scope {
            kind,
            parent,
            symbols: HashMap::new(),
            order: Vec::new(),
            yields: false,
            awaits: false,
            walrus: false,
            deleted: Vec::new(),
            passed: Vec::new(),
            class,
            comprehension,
        });
        let index = self.all.len() - 1;
        self.by_node.insert(node, index);
        self.now = index;
        index
    }

    fn close(&mut self) {
        self.now = self.all[self.now].parent.unwrap_or(0);
    }

    fn fail(&mut self, range: TextRange, message: String) {
        self.error.get_or_insert((range, message));
    }

    fn symbol_in(&mut self, scope: usize, name: &str) -> &mut Symbol {
        let scope = &mut self.all[scope];
        let name = mangle(scope.class.as_deref(), name);
        if !scope.symbols.contains_key(&name) {
            scope.order.push(name.clone());
        }
        scope.symbols.entry(name).or_default()
    }

    fn symbol(&mut self, name: &str) -> &mut Symbol {
        self.symbol_in(self.now, name)
    }

    fn bind(&mut self, name: &str) {
        self.symbol(name).bound = true;
    }

    fn params(&mut self, params: &Parameters) {
        for p in params.posonlyargs.iter().chain(&params.args).chain(&params.kwonlyargs) {
            self.param(&p.parameter);
        }
        for p in params.vararg.iter().chain(&params.kwarg) {
            self.param(p);
        }
    }

    fn param(&mut self, p: &ast::Parameter) {
        let symbol = self.symbol(&p.name.id);
        if symbol.param {
            self.fail(
                p.range,
                format!("duplicate argument '{}' in function definition", p.name.id),
            );
            return;
        }
        symbol.param = true;
        symbol.bound = true;
    }

    fn outer_parts(&mut self, params: &Parameters, annotations: bool) {
        for p in params.posonlyargs.iter().chain(&params.args).chain(&params.kwonlyargs) {
            if let Some(default) = &p.default {
                self.visit_expr(default);
            }
        }
        if annotations {
            for a in params.iter().filter_map(|p| p.annotation()) {
                self.visit_expr(a);
            }
        }
    }

    fn comprehension(
        &mut self,
        node: usize,
        generators: &[Comprehension],
        elements: &[&Expr],
        generator: bool,
    ) {
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        let outer_async = generators.iter().any(|g| g.is_async);
        self.open(ScopeKind::Function, node, None, true);
        if generator {
            let now = self.now;
            self.all[now].yields = true;
        }
        let s = self.symbol(".0");
        s.param = true;
        s.bound = true;
        for (i, g) in generators.iter().enumerate() {
            self.visit_expr(&g.target);
            if i > 0 {
                self.visit_expr(&g.iter);
            }
            for test in &g.ifs {
                self.visit_expr(test);
            }
        }
        for e in elements {
            self.visit_expr(e);
        }
        let now = self.now;
        self.all[now].awaits |= outer_async;
        let awaits = self.all[now].awaits;
        self.close();
        if awaits && !generator {
            let now = self.now;
            self.all[now].awaits = true;
        }
    }

    fn resolve(&mut self, index: usize) {
        let names = self.all[index].order.clone();
        for name in names {
            let symbol = self.all[index].symbols[&name].clone();
            let place = if self.all[index].kind == ScopeKind::Module || symbol.global {
                Place::Global
            } else if symbol.bound && !symbol.nonlocal {
                // A child that was resolved meanwhile may have made it a cell; parents come first, so not yet.
                symbol.place.unwrap_or(Place::Local)
            } else {
                self.outer(index, &name)
            };
            if let Some(s) = self.all[index].symbols.get_mut(&name)
                && s.place != Some(Place::Cell)
            {
                s.place = Some(place);
            }
        }
    }

    /// Looks for the enclosing function that binds the name; marks it a cell there and free in between.
    fn outer(&mut self, index: usize, name: &str) -> Place {
        let mut between = Vec::new();
        let mut at = self.all[index].parent;
        while let Some(i) = at {
            let scope = &mut self.all[i];
            let parent = scope.parent;
            if scope.kind == ScopeKind::Module {
                break;
            }
            if scope.kind == ScopeKind::Class && name == "__class__" {
                let s = scope.symbols.entry(name.to_owned()).or_default();
                if s.place.is_none() {
                    scope.order.push(name.to_owned());
                }
                s.bound = true;
                s.place = Some(Place::Cell);
                self.free_between(&between, name);
                return Place::Free;
            }
            if scope.kind == ScopeKind::Function
                && let Some(s) = scope.symbols.get_mut(name)
            {
                if s.global {
                    break;
                }
                if s.bound && !s.nonlocal {
                    s.place = Some(Place::Cell);
                    self.free_between(&between, name);
                    return Place::Free;
                }
            }
            between.push(i);
            at = parent;
        }
        Place::Implicit
    }

    fn free_between(&mut self, between: &[usize], name: &str) {
        for i in between {
            let scope = &mut self.all[*i];
            let s = scope.symbols.entry(name.to_owned()).or_default();
            if scope.kind == ScopeKind::Class && !s.nonlocal && (s.bound || s.global) {
                if !scope.passed.iter().any(|n| n == name) {
                    scope.passed.push(name.to_owned());
                }
                continue;
            }
            if s.place.is_none() && !s.used && !s.bound && !scope.order.iter().any(|n| n == name) {
                scope.order.push(name.to_owned());
            }
            s.place = Some(Place::Free);
        }
    }
}

/// The range of a node, in bytes.
pub fn range<T: Ranged>(node: &T) -> (u32, u32) {
    (node.range().start().into(), node.range().end().into())
}
