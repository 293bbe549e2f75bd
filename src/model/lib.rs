//! The nouns of the product, as plain data: what a lab declares, what a run is asked to do, what it
//! found. Everything the page needs to know about these types is generated from this file
//! (`www/src/engine/model.ts`), so each shape is written only once.

mod declare;
mod error;
mod goal;
mod report;
mod request;
mod scalar;
mod scaling;
mod talk;

pub use declare::{
    Bars, Board, Chart, Column, Constraint, FileInput, Guide, GuideAnswer, GuideNext, GuideOption,
    GuideQuestion, LabKey, Name, Panel, Param, ParamKind, Preset, Section, StrategyKind, Unit,
    Value, Work,
};
pub use error::{RequestError, RunError, Waiting};
pub use goal::{Aim, Goal};
pub use report::{
    Arg, Comparison, Difference, Execution, FileMeta, ImageMeta, Interval, Invalid, Message,
    Outcome, Plan, Resources, RunsResult, Sample, Series, Speedup, Started, Startup, Step,
    StepRole, StrategySummary, Table,
};
pub use request::{Params, RunRequest, Settings};
pub use scaling::{Estimate, Fit, Growth, GrowthError, GrowthPoint, NoFit, Scaling, ScalingPoint};
pub use talk::{Asked, ChatEvent, Departure, FromServer, FromVisitor, Line, Refusal, Told};
