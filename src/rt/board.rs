//! A table that lanes fill together, in the run's memory, where the page sees it live and from where its
//! reader can ask something of a row.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use trace::{BoardHead, Name};

/// Rows of one of the lab's declared [boards](model::Board). Every cell stands by itself: a row need not be
/// of one moment.
#[derive(Clone, Debug)]
pub struct Board(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    declared: &'static model::Board,
    head: BoardHead,
    /// f64 as bits, row by row.
    cells: Box<[AtomicU64]>,
    names: Box<[Name]>,
    /// Written once each and never freed before the board: the page may be reading.
    texts: Box<[std::sync::OnceLock<Box<str>>]>,
    commands: Box<[AtomicU32]>,
}

fn address<T>(of: &[T]) -> u32 {
    of.as_ptr() as usize as u32
}

impl Board {
    /// A board that nobody shows; see [`Board::new`].
    pub(super) fn unseen(boards: &'static [model::Board], index: usize, rows: usize) -> Self {
        let declared = &boards[index];
        let cells: Box<[_]> =
            (0..rows * declared.columns.len()).map(|_| AtomicU64::new(0)).collect();
        let name = || Name { address: AtomicU32::new(0), len: AtomicU32::new(0) };
        let names: Box<[_]> = (0..rows).map(|_| name()).collect();
        let commands: Box<[_]> = (0..rows).map(|_| AtomicU32::new(0)).collect();
        let head = BoardHead {
            index: index as u32,
            rows: AtomicU32::new(rows as u32),
            cells: address(&cells),
            names: address(&names),
            commands: address(&commands),
        };
        let texts = (0..rows).map(|_| std::sync::OnceLock::new()).collect();
        Self(Arc::new(Inner { declared, head, cells, names, texts, commands }))
    }

    /// Rows there is room for.
    pub fn capacity(&self) -> usize {
        self.0.commands.len()
    }

    /// Shows the first `rows` only.
    pub fn show(&self, rows: usize) {
        self.0.head.rows.store(rows.min(self.capacity()) as u32, Ordering::Release);
    }

    /// Gives a row its name, which stays: file, client, source. Later ones are ignored.
    pub fn name(&self, row: usize, text: &str) {
        let kept = self.0.texts[row].get_or_init(|| text.into());
        self.0.names[row].len.store(kept.len() as u32, Ordering::Relaxed);
        self.0.names[row].address.store(kept.as_ptr() as usize as u32, Ordering::Release);
    }

    /// A row's name.
    pub fn name_of(&self, row: usize) -> &str {
        self.0.texts[row].get().map_or("", |text| text)
    }

    fn column(&self, id: &str) -> (usize, &'static model::Column) {
        let found = self.0.declared.columns.iter().enumerate().find(|(_, c)| c.id == id);
        found.unwrap_or_else(|| panic!("the board {} declares no column {id}", self.0.declared.id))
    }

    fn cell(&self, row: usize, column: usize) -> &AtomicU64 {
        &self.0.cells[row * self.0.declared.columns.len() + column]
    }

    /// Writes a quantity.
    pub fn set(&self, row: usize, column: &str, value: f64) {
        self.cell(row, self.column(column).0).store(value.to_bits(), Ordering::Relaxed);
    }

    /// Adds to a quantity.
    pub fn add(&self, row: usize, column: &str, value: f64) {
        let cell = self.cell(row, self.column(column).0);
        let sum = |bits| Some((f64::from_bits(bits) + value).to_bits());
        let _ = cell.fetch_update(Ordering::Relaxed, Ordering::Relaxed, sum);
    }

    /// Reads a quantity.
    pub fn get(&self, row: usize, column: &str) -> f64 {
        f64::from_bits(self.cell(row, self.column(column).0).load(Ordering::Relaxed))
    }

    /// Writes a state, by its name.
    pub fn set_state(&self, row: usize, column: &str, state: &str) {
        let (at, declared) = self.column(column);
        let number = declared.states.iter().position(|s| *s == state);
        let number =
            number.unwrap_or_else(|| panic!("the column {column} declares no state {state}"));
        self.cell(row, at).store((number as f64).to_bits(), Ordering::Relaxed);
    }

    /// Reads a state.
    pub fn state(&self, row: usize, column: &str) -> &'static str {
        let (at, declared) = self.column(column);
        declared.states[f64::from_bits(self.cell(row, at).load(Ordering::Relaxed)) as usize]
    }

    /// What the learner has asked of a row since the last call: one of the board's actions. The latest
    /// counts.
    pub fn command(&self, row: usize) -> Option<&'static str> {
        let number = self.0.commands[row].swap(0, Ordering::Relaxed);
        (number as usize).checked_sub(1).and_then(|at| self.0.declared.actions.get(at)).copied()
    }

    /// Asks an action, by its number from 1, of a row; for pages without shared memory, and for tests.
    pub fn ask(&self, row: usize, action: u32) {
        if let Some(command) = self.0.commands.get(row) {
            command.store(action, Ordering::Relaxed);
        }
    }

    pub(super) fn head(&self) -> &BoardHead {
        &self.0.head
    }
}
