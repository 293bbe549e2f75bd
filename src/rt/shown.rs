//! What the current lane lets the page see of its run: pictures, boards and files.

use super::board::Board;
use super::canvas::Canvas;
use super::lane::current_lane;
use super::saved::Saved;

impl Canvas {
    /// An empty picture, shown by the present run.
    pub fn new(width: u32, height: u32) -> Self {
        let canvas = Self::unseen(width, height);
        current_lane(|c| c.run().show(canvas.clone()));
        canvas
    }
}

impl Board {
    /// The board number `index` of the lab's `boards` with room for `rows`, all of them shown and all cells 0.
    /// The present run shows it.
    pub fn new(boards: &'static [model::Board], index: usize, rows: usize) -> Self {
        let board = Self::unseen(boards, index, rows);
        current_lane(|c| c.run().show_board(board.clone()));
        board
    }
}

/// Offers `bytes` to be saved under a [plain](super::plain_name) form of `name`, once the run has finished.
pub fn offer(name: &str, bytes: Vec<u8>) {
    let file = Saved::new(name, bytes);
    current_lane(|c| c.run().keep(file));
}
