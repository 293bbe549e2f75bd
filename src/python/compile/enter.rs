//! Code objects are begun and finished.

use refs::Ref;

use super::regs::Regs;
use super::scopes::{Place, mangle};
use super::unit::Unit;
use super::{Compiler, Result, missing};
use crate::code::{Code, Instr, Kind, Params, Reg};
use crate::value::{Name, NameIndex};
use std::collections::HashMap;

impl<'a> Compiler<'a> {
    /// Begins a code object for the scope of a node.
    pub(super) fn enter(
        &mut self,
        kind: Kind,
        node: usize,
        name: Name,
        qualname: String,
        start: u32,
    ) {
        let scope = self.scopes.by_node.get(&node).copied().unwrap_or(0);
        let class = self.units.last().and_then(|u| u.class.clone());
        let walrus = self.scopes.all[scope].walrus;
        self.units.push(Unit {
            kind,
            scope,
            name,
            qualname,
            class,
            instrs: Vec::new(),
            ranges: Vec::new(),
            at: (start, start),
            consts: Vec::new(),
            known: HashMap::new(),
            names: Vec::new(),
            name_index: NameIndex::default(),
            handlers: Vec::new(),
            locals: HashMap::new(),
            local_names: Vec::new(),
            cells: HashMap::new(),
            free: 0,
            free_names: Vec::new(),
            params: Params::default(),
            next: 0,
            most: 0,
            bound: Regs::default(),
            blocks: Vec::new(),
            covers: Vec::new(),
            depth: 0,
            doc: None,
            start,
            walrus,
            deleted: Regs::default(),
        });
    }

    /// Gives the scope's variables their registers: parameters, other locals, cells, free variables.
    pub(super) fn lay_out(&mut self, params: &[String]) -> Result {
        let scope = self.unit().scope;
        let mut locals: Vec<String> = params.to_vec();
        locals.extend(
            self.scopes.all[scope].names(Place::Local).into_iter().filter(|n| !params.contains(n)),
        );
        let cells = self.scopes.all[scope].names(Place::Cell);
        let mut free = self.scopes.all[scope].names(Place::Free);
        free.extend(self.scopes.all[scope].passed.iter().cloned());
        let deleted = self.scopes.all[scope].deleted.clone();
        if self.unit().kind == Kind::Class {
            // Names of a class body live in its namespace.
            locals.clear();
        }
        for name in &locals {
            let reg = self.temp()?;
            let interned = self.name(name);
            let unit = self.unit();
            unit.locals.insert(name.clone(), reg);
            unit.local_names.push(interned);
            if deleted.contains(name) {
                unit.deleted.insert(reg);
            }
        }
        for i in 0..params.len() {
            self.unit().bind(i as Reg);
        }
        for name in &cells {
            if let Some(reg) = self.unit().locals.get(name).copied() {
                // A parameter that is shared: its register is made a cell.
                self.unit().cells.insert(name.clone(), reg);
                self.unit().locals.remove(name);
                self.emit(Instr::MakeCell { reg });
            } else {
                let reg = self.temp()?;
                let interned = self.name(name);
                self.unit().cells.insert(name.clone(), reg);
                if self.unit().kind != Kind::Class
                    && self.unit().local_names.len() == usize::from(reg)
                {
                    self.unit().local_names.push(interned);
                }
                self.emit(Instr::MakeCell { reg });
            }
        }
        self.unit().free = self.unit().next as Reg;
        for name in &free {
            let reg = self.temp()?;
            let interned = self.name(name);
            self.unit().cells.insert(name.clone(), reg);
            self.unit().free_names.push(interned);
        }
        Ok(())
    }

    /// Ends the code object.
    pub(super) fn leave(&mut self) -> Result<Ref<Code>> {
        let Some(unit) = self.units.pop() else {
            return missing(
                ruff_text_size::TextRange::default(),
                "nothing to compile",
                "write a program",
            );
        };
        if unit.instrs.len() >= usize::from(u16::MAX) {
            return missing(
                ruff_text_size::TextRange::at(unit.start.into(), 0.into()),
                "this function (or the program outside of functions) is too long",
                "split it into functions",
            );
        }
        let p = &unit.params;
        let simple = !p.vararg && !p.kwarg && p.names.len() == p.positional;
        let quick =
            if simple && unit.kind == Kind::Function { p.positional as u32 } else { u32::MAX };
        Ok(Ref::new(Code {
            name: unit.name,
            qualname: unit.qualname,
            kind: unit.kind,
            instrs: unit.instrs,
            ranges: unit.ranges,
            consts: unit.consts,
            names: unit.names,
            handlers: unit.handlers,
            params: unit.params,
            locals: unit.local_names,
            free: unit.free,
            cells: unit.cells.iter().map(|(n, r)| (*r, self.names.intern(n))).collect(),
            free_names: unit.free_names,
            registers: unit.most,
            quick,
            simple,
            doc: unit.doc,
            start: unit.start,
            source: self.source.clone(),
        }))
    }

    /// The qualified name of something defined here.
    pub(super) fn qualname(&mut self, name: &str) -> String {
        let class = self.unit().class.clone();
        let scope = self.unit().scope;
        let mangled = mangle(class.as_deref(), name);
        // What is declared global belongs to the module, wherever it is defined.
        if self.unit().kind != Kind::Module
            && self.scopes.all[scope].place(&mangled) == Place::Global
        {
            return name.to_owned();
        }
        match self.unit().kind {
            Kind::Module => name.to_owned(),
            Kind::Class => format!("{}.{name}", self.unit().qualname),
            _ => format!("{}.<locals>.{name}", self.unit().qualname),
        }
    }
}
