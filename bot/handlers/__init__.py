"""One file an intent family; each handler calls one use-case or one analysis and renders its result."""
