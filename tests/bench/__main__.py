"""Runs every measurement; `--full` takes hours for calls of an hour, and a name picks one of them.

To add one: a module with `main`, a line here.
"""

import sys

from tests.bench import agreement, doubt, pipeline, speakers, speed, tone

BENCHES = {
    "speed": speed.main,
    "pipeline": lambda: pipeline.main(full="--full" in sys.argv),
    "agreement": agreement.main,
    "tone": tone.main,
    "speakers": speakers.main,
    "doubt": doubt.main,
}

if __name__ == "__main__":
    named = [name for name in sys.argv[1:] if name in BENCHES]
    for bench in named or BENCHES:
        BENCHES[bench]()
