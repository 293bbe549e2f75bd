//! How companion programs are run.

use interleave::lab::Lab;
use interleave::model::{Param, ParamKind, Unit};

/// The smallest run that still is one: short waits, little work, two of everything else.
pub fn small(lab: &Lab) -> Vec<(&'static str, i64)> {
    let value = |param: &'static Param| {
        let ParamKind::Int { min, max, .. } = param.kind else { return None };
        let value = match param.unit {
            Unit::Ms => 20,
            Unit::Percent => 50,
            _ if param.id == "seconds" => 1,
            _ if max > 10_000 => 2_000,
            _ => 2,
        };
        Some((param.id, value.clamp(min, max)))
    };
    lab.params.iter().filter_map(value).collect()
}

/// Parameters as a command line has them.
pub fn args(params: &[(&'static str, i64)]) -> Vec<String> {
    let all = [("seed", 11)].into_iter().chain(params.iter().copied());
    all.flat_map(|(id, value)| [format!("--{id}"), value.to_string()]).collect()
}
