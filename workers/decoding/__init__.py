"""Reading recordings of strangers: in a process of its own, with limits, and nothing else in it."""
