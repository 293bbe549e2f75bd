//! f-strings.

use super::{Compiler, Result};
use crate::code::{Instr, Reg};
use crate::value::Value;
use ruff_python_ast::{self as ast, InterpolatedStringElement};

impl<'a> Compiler<'a> {
    pub(super) fn fstring(&mut self, f: &'a ast::ExprFString, dst: Reg) -> Result {
        let mut parts: Vec<&'a InterpolatedStringElement> = Vec::new();
        let mut literals = Vec::new();
        for part in &f.value {
            match part {
                ast::FStringPart::Literal(l) => {
                    literals.push((parts.len(), self.text_of(l.as_str(), l.range)?));
                }
                ast::FStringPart::FString(f) => parts.extend(f.elements.iter()),
            }
        }
        self.interpolated(&parts, &literals, dst)
    }

    pub(super) fn interpolated(
        &mut self,
        parts: &[&'a InterpolatedStringElement],
        literals: &[(usize, String)],
        dst: Reg,
    ) -> Result {
        let count = parts.len() + literals.len()
            + parts.iter().filter(|p| matches!(p, InterpolatedStringElement::Interpolation(i) if i.debug_text.is_some())).count();
        let base = self.temps(count)?;
        let mut next = base;
        let mut rest = literals.iter().peekable();
        for (i, part) in parts.iter().enumerate() {
            while let Some((_, text)) = rest.next_if(|l| l.0 <= i) {
                let src = self.constant(Value::str(text.as_str()))?;
                self.emit(Instr::Move { dst: next, src });
                next += 1;
            }
            match part {
                InterpolatedStringElement::Literal(l) => {
                    let text = self.text_of(&l.value, l.range)?;
                    let src = self.constant(Value::str(text))?;
                    self.emit(Instr::Move { dst: next, src });
                }
                InterpolatedStringElement::Interpolation(e) => {
                    let mark = self.unit().next;
                    if let Some(debug) = &e.debug_text {
                        let text = format!(
                            "{}{}{}",
                            debug.leading(),
                            debug.expression(),
                            debug.trailing()
                        );
                        let src = self.constant(Value::str(text))?;
                        self.emit(Instr::Move { dst: next, src });
                        next += 1;
                    }
                    let src = self.operand(&e.expression)?;
                    let spec = match &e.format_spec {
                        Some(spec) => {
                            let elements: Vec<_> = spec.elements.iter().collect();
                            let reg = self.temp()?;
                            self.interpolated(&elements, &[], reg)?;
                            reg
                        }
                        None => self.constant(Value::Unbound)?,
                    };
                    let mut conversion = e.conversion.to_byte().unwrap_or(0);
                    if e.debug_text.is_some() && conversion == 0 && e.format_spec.is_none() {
                        conversion = b'r';
                    }
                    self.emit(Instr::Format { dst: next, src, spec, conversion });
                    self.release(mark);
                }
            }
            next += 1;
        }
        for (_, text) in rest {
            let src = self.constant(Value::str(text.as_str()))?;
            self.emit(Instr::Move { dst: next, src });
            next += 1;
        }
        self.emit(Instr::BuildString { dst, base, count: count as u16 });
        Ok(())
    }
}
