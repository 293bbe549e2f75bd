//! `match`.

use ruff_python_ast::{self as ast, Expr, Pattern, Singleton};
use ruff_text_size::Ranged;

use super::scopes::range;
use super::{Compiler, Result, missing, syntax};
use crate::code::{CmpOp, Instr, Reg};
use crate::value::Value;

/// Names a pattern binds when all of it has matched, and the registers of their values.
type Captures = Vec<(String, Reg)>;

impl<'a> Compiler<'a> {
    pub(super) fn match_(&mut self, m: &'a ast::StmtMatch) -> Result {
        let subject = self.temp()?;
        self.expr_to(&m.subject, subject)?;
        let mut ends = Vec::new();
        let mut merged = None;
        let before = self.unit().bound.clone();
        let mut total = false;
        for (i, case) in m.cases.iter().enumerate() {
            if case.guard.is_none() && i + 1 < m.cases.len() {
                reachable_after(&case.pattern)?;
            }
            let mark = self.unit().next;
            self.unit().bound.clone_from(&before);
            self.unit().at = range(&case.pattern);
            let mut fails = Vec::new();
            let mut captures = Vec::new();
            self.pattern(&case.pattern, subject, &mut fails, &mut captures)?;
            for (name, reg) in &captures {
                self.store_name(name, *reg)?;
            }
            if let Some(guard) = &case.guard {
                fails.extend(self.jump_unless(guard)?);
            }
            total |= fails.is_empty();
            self.body(&case.body)?;
            self.merge(&mut merged);
            ends.push(self.emit(Instr::Jump { target: 0 }));
            for f in fails {
                self.unit().land(f);
            }
            self.release(mark);
        }
        if !total {
            self.unit().bound = before;
            let unit_bound = self.unit().bound.clone();
            match &mut merged {
                Some(m) => m.meet(&unit_bound),
                None => merged = Some(unit_bound),
            }
        }
        for e in ends {
            self.unit().land(e);
        }
        if let Some(m) = merged {
            self.unit().bound = m;
        }
        Ok(())
    }

    fn pattern(
        &mut self,
        p: &'a Pattern,
        subject: Reg,
        fails: &mut Vec<usize>,
        captures: &mut Captures,
    ) -> Result {
        self.unit().at = range(p);
        match p {
            Pattern::MatchValue(v) => {
                let b = self.operand(&v.value)?;
                fails.push(self.emit(Instr::JumpUnless {
                    op: CmpOp::Eq,
                    a: subject,
                    b,
                    target: 0,
                }));
            }
            Pattern::MatchSingleton(s) => {
                let value = match s.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                };
                let b = self.constant(value)?;
                fails.push(self.emit(Instr::JumpUnless {
                    op: CmpOp::Is,
                    a: subject,
                    b,
                    target: 0,
                }));
            }
            Pattern::MatchAs(a) => {
                if let Some(inner) = &a.pattern {
                    self.pattern(inner, subject, fails, captures)?;
                }
                if let Some(name) = &a.name {
                    self.capture(&name.id, subject, captures)?;
                }
            }
            Pattern::MatchSequence(s) => self.sequence_pattern(s, subject, fails, captures)?,
            Pattern::MatchMapping(m) => {
                fails.push(self.emit(Instr::MatchMap { subject, target: 0 }));
                let keys = self.temps(m.keys.len())?;
                for (i, (key, value)) in m.keys.iter().zip(&m.patterns).enumerate() {
                    self.expr_to(key, keys + i as Reg)?;
                    let dst = self.temp()?;
                    self.emit(Instr::MatchKey { dst, subject, key: keys + i as Reg });
                    fails.push(self.emit(Instr::JumpUnbound { reg: dst, target: 0 }));
                    self.pattern(value, dst, fails, captures)?;
                }
                if let Some(rest) = &m.rest {
                    let dst = self.temp()?;
                    let tuple = self.temp()?;
                    self.emit(Instr::BuildTuple {
                        dst: tuple,
                        base: keys,
                        count: m.keys.len() as u16,
                    });
                    self.emit(Instr::MatchRest { dst, subject, keys: tuple });
                    self.capture(&rest.id, dst, captures)?;
                }
            }
            Pattern::MatchClass(c) => {
                let class = self.operand_reg(&c.cls)?;
                let count = c.arguments.patterns.len() + c.arguments.keywords.len();
                if count > 255 {
                    return missing(c.range, "too many patterns in one class pattern", "use fewer");
                }
                let base = self.temps(count + 1)?;
                let names =
                    c.arguments.keywords.iter().map(|k| Value::str(k.attr.id.as_str())).collect();
                let index = self.constant(Value::tuple(names))?;
                self.emit(Instr::MatchClass {
                    base,
                    subject,
                    class,
                    argc: c.arguments.patterns.len() as u8,
                });
                self.emit(Instr::Extra { index });
                fails.push(self.emit(Instr::JumpUnbound { reg: base, target: 0 }));
                let patterns = c
                    .arguments
                    .patterns
                    .iter()
                    .chain(c.arguments.keywords.iter().map(|k| &k.pattern));
                for (i, p) in patterns.enumerate() {
                    self.pattern(p, base + 1 + i as Reg, fails, captures)?;
                }
            }
            Pattern::MatchOr(o) => {
                let mut ends = Vec::new();
                let mut first: Option<Captures> = None;
                let last = o.patterns.len() - 1;
                for (i, alternative) in o.patterns.iter().enumerate() {
                    let mut own_fails = Vec::new();
                    let mut own = Vec::new();
                    self.pattern(alternative, subject, &mut own_fails, &mut own)?;
                    match &first {
                        None => first = Some(own),
                        Some(f) => {
                            if f.len() != own.len() {
                                return syntax(
                                    o.range,
                                    "alternative patterns bind different names",
                                );
                            }
                            for (name, reg) in f {
                                let Some((_, src)) = own.iter().find(|c| &c.0 == name) else {
                                    return syntax(
                                        o.range,
                                        "alternative patterns bind different names",
                                    );
                                };
                                self.emit(Instr::Move { dst: *reg, src: *src });
                            }
                        }
                    }
                    if i < last {
                        ends.push(self.emit(Instr::Jump { target: 0 }));
                        for f in own_fails {
                            self.unit().land(f);
                        }
                    } else {
                        fails.extend(own_fails);
                    }
                }
                for e in ends {
                    self.unit().land(e);
                }
                captures.extend(first.unwrap_or_default());
            }
            Pattern::MatchStar(s) => return syntax(s.range, "starred pattern outside a sequence"),
        }
        Ok(())
    }

    fn operand_reg(&mut self, e: &'a Expr) -> Result<Reg> {
        let reg = self.temp()?;
        self.expr_to(e, reg)?;
        Ok(reg)
    }

    fn capture(&mut self, name: &str, subject: Reg, captures: &mut Captures) -> Result {
        if captures.iter().any(|c| c.0 == name) {
            return syntax(
                ruff_text_size::TextRange::default(),
                format!("multiple assignments to name '{name}' in pattern"),
            );
        }
        let dst = self.temp()?;
        self.emit(Instr::Move { dst, src: subject });
        captures.push((name.to_owned(), dst));
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        s: &'a ast::PatternMatchSequence,
        subject: Reg,
        fails: &mut Vec<usize>,
        captures: &mut Captures,
    ) -> Result {
        let star = s.patterns.iter().position(|p| matches!(p, Pattern::MatchStar(_)));
        let count = s.patterns.len() - usize::from(star.is_some());
        fails.push(self.emit(Instr::MatchSeq {
            subject,
            count: count as u16,
            star: star.is_some(),
            target: 0,
        }));
        let base = self.temps(s.patterns.len())?;
        match star {
            Some(at) => {
                let after = s.patterns.len() - at - 1;
                if at > 255 || after > 255 {
                    return missing(s.range(), "too many patterns", "use fewer");
                }
                self.emit(Instr::UnpackEx {
                    base,
                    src: subject,
                    count: at as u8,
                    after: after as u8,
                });
            }
            None => {
                self.emit(Instr::Unpack { base, src: subject, count: count as u16 });
            }
        }
        for (i, p) in s.patterns.iter().enumerate() {
            match p {
                Pattern::MatchStar(star) => {
                    if let Some(name) = &star.name {
                        self.capture(&name.id, base + i as Reg, captures)?;
                    }
                }
                _ => self.pattern(p, base + i as Reg, fails, captures)?,
            }
        }
        Ok(())
    }
}

/// Refuses a pattern that always matches, where others follow.
fn reachable_after(pattern: &Pattern) -> Result {
    match pattern {
        Pattern::MatchAs(p) => match (&p.pattern, &p.name) {
            (Some(inner), _) => reachable_after(inner),
            (None, Some(name)) => syntax(
                p.range,
                format!("name capture '{name}' makes remaining patterns unreachable"),
            ),
            (None, None) => syntax(p.range, "wildcard makes remaining patterns unreachable"),
        },
        Pattern::MatchOr(p) => p.patterns.iter().try_for_each(reachable_after),
        _ => Ok(()),
    }
}
