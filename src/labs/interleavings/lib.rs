//! Not from the chapter: programs whose fault is in the order of steps.

lab::labs! {
    Interleavings:
    dining_philosophers,
    bank_transfer,
    bounded_buffer,
    readers_writers,
    lazy_init,
    spin_flag,
}
