//! The walk over the syntax tree that finds what each scope binds and uses.

use super::{ScopeKind, Scopes};
use super::{key, mangle};
use ruff_python_ast::{self as ast, Expr, ExprContext, Pattern, Stmt, visitor, visitor::Visitor};

impl<'a> Visitor<'a> for Scopes {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(f) => {
                for d in &f.decorator_list {
                    self.visit_expr(&d.expression);
                }
                self.outer_parts(&f.parameters, true);
                if let Some(r) = &f.returns {
                    self.visit_expr(r);
                }
                self.bind(&f.name.id);
                self.open(ScopeKind::Function, key(f), None, false);
                self.params(&f.parameters);
                for s in &f.body {
                    self.visit_stmt(s);
                }
                self.close();
            }
            Stmt::ClassDef(c) => {
                for d in &c.decorator_list {
                    self.visit_expr(&d.expression);
                }
                if let Some(arguments) = &c.arguments {
                    self.visit_arguments(arguments);
                }
                self.bind(&c.name.id);
                self.open(ScopeKind::Class, key(c), Some(c.name.id.to_string()), false);
                for s in &c.body {
                    self.visit_stmt(s);
                }
                self.close();
            }
            Stmt::Global(g) => {
                for name in &g.names {
                    let symbol = self.symbol(&name.id).clone();
                    let problem = if symbol.param {
                        Some(format!("name '{}' is parameter and global", name.id))
                    } else if symbol.used {
                        Some(format!("name '{}' is used prior to global declaration", name.id))
                    } else if symbol.bound {
                        Some(format!("name '{}' is assigned to before global declaration", name.id))
                    } else {
                        None
                    };
                    if let Some(problem) = problem {
                        self.fail(g.range, problem);
                    }
                    self.symbol(&name.id).global = true;
                    let s = self.symbol_in(0, &name.id);
                    s.bound = true;
                }
            }
            Stmt::Nonlocal(n) => {
                for name in &n.names {
                    let symbol = self.symbol(&name.id).clone();
                    let problem = if self.all[self.now].kind == ScopeKind::Module {
                        Some("nonlocal declaration not allowed at module level".to_owned())
                    } else if symbol.param {
                        Some(format!("name '{}' is parameter and nonlocal", name.id))
                    } else if symbol.used {
                        Some(format!("name '{}' is used prior to nonlocal declaration", name.id))
                    } else if symbol.bound {
                        Some(format!(
                            "name '{}' is assigned to before nonlocal declaration",
                            name.id
                        ))
                    } else {
                        None
                    };
                    if let Some(problem) = problem {
                        self.fail(n.range, problem);
                    }
                    self.symbol(&name.id).nonlocal = true;
                    let now = self.now;
                    self.nonlocals.push((now, name.id.to_string(), n.range));
                }
            }
            Stmt::Import(i) => {
                for alias in &i.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(name.id.split('.').next().unwrap_or_default());
                }
            }
            Stmt::ImportFrom(i) => {
                for alias in &i.names {
                    if &alias.name.id != "*" {
                        self.bind(&alias.asname.as_ref().unwrap_or(&alias.name).id);
                    }
                }
            }
            Stmt::Try(t) => {
                for h in &t.handlers {
                    let ast::ExceptHandler::ExceptHandler(h) = h;
                    if let Some(name) = &h.name {
                        self.bind(&name.id);
                        let now = self.now;
                        self.all[now].deleted.push(name.id.to_string());
                    }
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::AnnAssign(a) => {
                if let Expr::Name(n) = &*a.target
                    && a.simple
                {
                    self.bind(&n.id);
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::AugAssign(a) => {
                if let Expr::Name(n) = &*a.target {
                    self.bind(&n.id);
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::For(f) if f.is_async => {
                let now = self.now;
                self.all[now].awaits = true;
                visitor::walk_stmt(self, stmt);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(n) => {
                match n.ctx {
                    ExprContext::Load => {
                        self.symbol(&n.id).used = true;
                        // A method that says `super` needs to know its class.
                        if &n.id == "super" && self.all[self.now].kind == ScopeKind::Function {
                            self.symbol("__class__").used = true;
                        }
                    }
                    ExprContext::Del => {
                        self.bind(&n.id);
                        let now = self.now;
                        let name = mangle(self.all[now].class.as_deref(), &n.id);
                        self.all[now].deleted.push(name);
                    }
                    _ => self.bind(&n.id),
                }
            }
            Expr::Lambda(l) => {
                if let Some(p) = &l.parameters {
                    self.outer_parts(p, false);
                }
                self.open(ScopeKind::Function, key(l), None, false);
                if let Some(p) = &l.parameters {
                    self.params(p);
                }
                self.visit_expr(&l.body);
                self.close();
            }
            Expr::ListComp(c) => self.comprehension(key(c), &c.generators, &[&c.elt], false),
            Expr::SetComp(c) => self.comprehension(key(c), &c.generators, &[&c.elt], false),
            Expr::DictComp(c) => {
                let mut elements: Vec<&Expr> = c.key.iter().map(|k| &**k).collect();
                elements.push(&c.value);
                self.comprehension(key(c), &c.generators, &elements, false);
            }
            Expr::Generator(c) => self.comprehension(key(c), &c.generators, &[&c.elt], true),
            Expr::Named(n) => {
                self.visit_expr(&n.value);
                let mut scope = self.now;
                self.all[scope].walrus = true;
                let comprehension = self.all[scope].comprehension;
                while self.all[scope].comprehension {
                    scope = self.all[scope].parent.unwrap_or(0);
                }
                self.all[scope].walrus = true;
                if let Expr::Name(name) = &*n.target {
                    self.symbol_in(scope, &name.id).bound = true;
                    if comprehension {
                        let module = self.all[scope].kind == ScopeKind::Module
                            || self.symbol_in(scope, &name.id).global;
                        let s = self.symbol(&name.id);
                        if module {
                            s.global = true
                        } else {
                            s.nonlocal = true
                        }
                        s.used = true;
                    }
                }
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                let now = self.now;
                self.all[now].yields = true;
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                let now = self.now;
                self.all[now].awaits = true;
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(p) => {
                if let Some(n) = &p.name {
                    self.bind(&n.id);
                }
            }
            Pattern::MatchStar(p) => {
                if let Some(n) = &p.name {
                    self.bind(&n.id);
                }
            }
            Pattern::MatchMapping(p) => {
                if let Some(n) = &p.rest {
                    self.bind(&n.id);
                }
            }
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }
}
