"""One file a command; heavy imports wait until the command runs."""
