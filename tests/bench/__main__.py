"""Runs every measurement; `--full` takes hours for calls of an hour, and a name picks one of them.

To add one: a module with `main`, a line here.
"""

import sys

from tests.bench import (
    agreement,
    call_page,
    doubt,
    lists,
    load,
    pipeline,
    soak,
    speakers,
    speed,
    tone,
)

BENCHES = {
    "speed": speed.main,
    "pipeline": lambda: pipeline.main(full="--full" in sys.argv),
    "agreement": agreement.main,
    "tone": tone.main,
    "speakers": speakers.main,
    "doubt": doubt.main,
    "lists": lists.main,
    "call_page": call_page.main,
    "load": load.main,
    "soak": soak.main,
}

if __name__ == "__main__":
    named = [name for name in sys.argv[1:] if not name.startswith("-") and not name.isdigit()]
    if unknown := set(named) - set(BENCHES):
        sys.exit(f"No measurement is called {', '.join(unknown)}. There are {', '.join(BENCHES)}.")
    for bench in named or BENCHES:
        BENCHES[bench]()
