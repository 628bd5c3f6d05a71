"""Schema changes, in order; they import nothing of the application."""
