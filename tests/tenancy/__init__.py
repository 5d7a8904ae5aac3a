"""One household never reads or changes another: every part of the store, found by itself, run as two."""
