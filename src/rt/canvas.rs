//! A picture that lanes draw together, in the run's memory, where the page sees it grow.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use model::ImageMeta;

/// `width × height` pixels as [`ImageMeta`] describes them.
#[derive(Clone, Debug)]
pub struct Canvas {
    pixels: Arc<[AtomicU32]>,
    width: u32,
    height: u32,
}

impl Canvas {
    /// An empty picture that nobody shows.
    pub(super) fn unseen(width: u32, height: u32) -> Self {
        let pixels = (0..width * height).map(|_| AtomicU32::new(0)).collect();
        Self { pixels, width, height }
    }

    /// Draws values from `x` to the right in row `y`, as the work of lane `by` (from 1). What is
    /// outside the picture is left out.
    pub fn draw(&self, by: u32, x: u32, y: u32, values: &[u16]) {
        let room = self.width.saturating_sub(x) as usize;
        if y >= self.height {
            return;
        }
        let start = (y * self.width + x.min(self.width)) as usize;
        for (pixel, value) in self.pixels[start..].iter().zip(values.iter().take(room)) {
            pixel.store(by << 16 | u32::from(*value), Ordering::Relaxed);
        }
    }

    /// Where it lies.
    pub fn meta(&self) -> ImageMeta {
        let pointer = self.pixels.as_ptr() as usize as u32;
        ImageMeta { pointer, width: self.width, height: self.height }
    }

    /// The pixels as they are now.
    pub fn pixels(&self) -> Vec<u32> {
        self.pixels.iter().map(|p| p.load(Ordering::Relaxed)).collect()
    }
}
