//! Not from the chapter: programs whose bugs depend on the interleaving.

lab::labs! {
    Interleavings:
    dining_philosophers,
    bank_transfer,
    bounded_buffer,
    readers_writers,
    lazy_init,
    spin_flag,
    litmus,
    seqlock,
    lock_free_stack,
}
