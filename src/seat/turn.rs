//! Who takes the next step, and what comes about of what the step leaves open.

/// A turn of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Turn {
    /// Who takes the step.
    pub lane: usize,
    /// Which of the step's ways, 0 for the usual one: of a load or a read-modify-write, how many writes of that atomic
    /// are newer than the one that it sees; of a store, how many it is put behind in the atomic's modification order; of a
    /// `notify_one`, how many of those in line are passed over; of a wait on a condition variable, 1 for an
    /// end of its own.
    pub pick: u8,
}

/// Lanes that a code has room for.
const LANES: u32 = super::MAX_LANES as u32;

impl Turn {
    /// The usual turn of `lane`.
    pub fn of(lane: usize) -> Self {
        Self { lane, pick: 0 }
    }

    /// As one number: that of the lane where the turn is a usual one. Schedules that were sent have it.
    pub fn code(self) -> u32 {
        self.lane as u32 + LANES * u32::from(self.pick)
    }

    /// The turn of a number; none where no turn has it.
    pub fn from_code(code: u32) -> Option<Self> {
        let pick = u8::try_from(code / LANES).ok()?;
        Some(Self { lane: (code % LANES) as usize, pick })
    }
}

/// In how many ways a lane can do what it is about to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// So many; none while it has to wait.
    pub open: u8,
    /// Whether its wait may end by itself.
    pub by_itself: bool,
}

impl From<bool> for Ways {
    fn from(can: bool) -> Self {
        Self { open: u8::from(can), by_itself: false }
    }
}

/// Which step it is in every execution that is equivalent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    /// Of this lane.
    pub lane: usize,
    /// So many of that lane's are before it.
    pub nth: u32,
}

/// What comes about in a step, told so that it means the same in every execution that is equivalent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// This one of its ways.
    Nth(u8),
    /// Sees what this step has written; none for the initial value.
    From(Option<Id>),
    /// Writes the next newer value to that of this step.
    Over(Option<Id>),
}

/// One way of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// [`Turn::pick`].
    pub pick: u8,
    /// What it means.
    pub way: Way,
    /// The value that is seen, as bits.
    pub value: Option<u64>,
    /// Whether it writes.
    pub writes: bool,
}
