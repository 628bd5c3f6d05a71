"""Runs every measurement. To add one: a module with `main`, a line here."""

from tests.bench import agreement, doubt, speakers, speed, tone

BENCHES = (speed.main, agreement.main, tone.main, speakers.main, doubt.main)

if __name__ == "__main__":
    for bench in BENCHES:
        bench()
