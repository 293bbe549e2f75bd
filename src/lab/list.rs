//! The labs that a program knows: all of them natively, one group of them in each wasm.

use model::{Params, RequestError, RunRequest, Settings, Value};
use rt::process::AnyJob;

use super::{Lab, PROGRAM, Strategy};

/// Labs by section, in the order of the map.
#[derive(Clone, Copy)]
pub struct Labs(pub &'static [&'static [&'static Lab]]);

impl std::fmt::Debug for Labs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter().map(|lab| lab.id)).finish()
    }
}

impl Labs {
    /// Each of them, in the order of the map.
    pub fn iter(self) -> impl Iterator<Item = &'static Lab> + Clone {
        self.0.iter().copied().flatten().copied()
    }

    /// The lab with this id.
    pub fn find(self, id: &str) -> Option<&'static Lab> {
        self.iter().find(|lab| lab.id == id)
    }

    /// The job with this id, of whichever lab.
    pub fn job(self, id: &str) -> Option<&'static dyn AnyJob> {
        self.iter().flat_map(|lab| lab.jobs).copied().find(|job| job.id() == id)
    }

    /// A request that can be run: its lab and parameters.
    ///
    /// # Errors
    /// See [`RequestError`].
    pub fn check(self, request: &RunRequest) -> Result<(&'static Lab, Params), RequestError> {
        let (lab, params) = self.check_params(request)?;
        if request.strategies.is_empty() {
            return Err(RequestError::Empty);
        }
        for id in &request.strategies {
            strategy(lab, id)?;
        }
        let repeats = request.settings.repeats;
        if !(lab.least_repeats()..=Settings::MAX_REPEATS).contains(&repeats) {
            return Err(RequestError::OutOfRange {
                param: "repeats".to_owned(),
                min: i64::from(lab.least_repeats()),
                max: i64::from(Settings::MAX_REPEATS),
            });
        }
        Ok((lab, params))
    }

    /// The lab and the parameters alone, whatever the strategies and repeats.
    pub(crate) fn check_params(
        self,
        request: &RunRequest,
    ) -> Result<(&'static Lab, Params), RequestError> {
        let unknown = || RequestError::UnknownLab { lab: request.lab.clone() };
        let lab = self.find(&request.lab).ok_or_else(unknown)?;
        let lab = match (lab.program, request.params.get(PROGRAM)) {
            (Some(of), Some(Value::Text(text))) => of(text),
            _ => lab,
        };
        Ok((lab, Params::check(lab.params, lab.constraints, &request.params)?))
    }
}

/// The measured strategy `id` of a lab.
pub(crate) fn strategy(lab: &Lab, id: &str) -> Result<&'static Strategy, RequestError> {
    lab.strategies
        .iter()
        .find(|s| s.id == id)
        .ok_or_else(|| RequestError::UnknownStrategy { strategy: id.to_owned() })
}
