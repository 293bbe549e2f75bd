//! The types that cross to the page, written out for TypeScript.

use ts_rs::{Config, TS};

use super::code::Snippet;
use super::markdown::{Node, Tag};
use super::search::{Part, Passage, SearchIndex, SearchLab};
use super::shapes::{
    LabFile, LabSummary, Limits, Manifest, PresetValues, SearchLimits, SeatSummary, SectionTitle,
    StrategyEntry,
};
use super::texts::{Both, LabTexts};
use model::{
    Aim, Arg, Asked, Bars, Board, Chart, ChatEvent, Column, Comparison, Constraint, Departure,
    Difference, Estimate, Execution, FileInput, FileMeta, Fit, FromServer, FromVisitor, Goal,
    Growth, GrowthError, GrowthPoint, Guide, GuideAnswer, GuideNext, GuideOption, GuideQuestion,
    ImageMeta, Interval, Invalid, Line, Message, Name, NoFit, Outcome, Panel, Param, ParamKind,
    Plan, Refusal, RequestError, Resources, RunError, RunRequest, RunsResult, Sample, Scaling,
    ScalingPoint, Section, Series, Settings, Speedup, Started, Startup, Step, StepRole,
    StrategyKind, StrategySummary, Table, Told, Unit, Value, Waiting, Work,
};
use seat::{
    Action, Contrast, Drawing, Ending, Findings, FoundOutcome, Items, Note, Onward, Order,
    SearchBounds, SearchEstimate, Thing, Turned, WaitFor, Walk, WalkLane, WalkObject, WalkOp,
    WalkOpen, WalkStep,
};
use trace::{LaneKind, Layout, State};
use workbench::lab::{Description, Problem, Way};

/// `export type` for each type that crosses the boundary, as one file.
pub fn typescript() -> String {
    // Whole numbers of the model fit a double: parameters are far below 2^53.
    let config = Config::new().with_large_int("number");
    let mut out = String::from(
        "// Written by `./build.sh` from the crate's `model`, `trace` and `book`: change it there.\n",
    );
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {$(
            out.push_str("\nexport ");
            out.push_str(<$type>::decl(&config).trim());
            out.push('\n');
        )*};
    }
    declare!(
        Section,
        Way,
        Problem,
        Description,
        Unit,
        Work,
        ParamKind,
        Param,
        Value,
        Constraint,
        Column,
        Board,
        Chart,
        Panel,
        FileInput,
        Bars,
        Name,
        GuideNext,
        GuideOption,
        GuideQuestion,
        Aim,
        Goal,
        SeatSummary,
        GuideAnswer,
        Guide,
        StrategyKind,
        Settings,
        RunRequest,
        RequestError,
        Waiting,
        RunError,
        Arg,
        Message,
        Series,
        Table,
        ImageMeta,
        Outcome,
        FileMeta,
        Execution,
        Resources,
        Started,
        Startup,
        StepRole,
        Step,
        Plan,
        Sample,
        Interval,
        Difference,
        Speedup,
        Invalid,
        RunsResult,
        StrategySummary,
        Comparison,
        GrowthPoint,
        Growth,
        GrowthError,
        ScalingPoint,
        Estimate,
        Fit,
        NoFit,
        Scaling,
        Line,
        Departure,
        ChatEvent,
        Refusal,
        Asked,
        FromVisitor,
        Told,
        FromServer,
        State,
        LaneKind,
        Layout,
        Both<()>,
        Tag,
        Node,
        Snippet,
        LabTexts,
        LabFile,
        Limits,
        SearchLimits,
        SectionTitle,
        PresetValues,
        StrategyEntry,
        LabSummary,
        Manifest,
        Part,
        Passage,
        SearchLab,
        SearchIndex,
        Action,
        Order,
        Note,
        Thing,
        Items,
        Onward,
        WaitFor,
        Ending,
        WalkOp,
        WalkStep,
        WalkOpen,
        WalkLane,
        WalkObject,
        Walk,
        SearchBounds,
        Drawing,
        FoundOutcome,
        SearchEstimate,
        Findings,
        Turned,
        Contrast,
    );
    out
}
