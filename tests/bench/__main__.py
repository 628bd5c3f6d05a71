"""Runs every measurement. To add one: a module with `main`, a line here."""

from tests.bench import agreement, doubt, pipeline, speakers, speed, tone

BENCHES = (speed.main, pipeline.main, agreement.main, tone.main, speakers.main, doubt.main)

if __name__ == "__main__":
    for bench in BENCHES:
        bench()
