"""`python -m service` is the `callgrade` command, whatever the PATH says."""

from service.cli import main

main(prog_name="callgrade")
