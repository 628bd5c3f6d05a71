"""Sound becomes a scored call; the only place with ML libraries."""

import os

# On matrices as small as ours several threads take four times as long as one, and from other calls.
# The library asks once, when numpy is first imported, so it has to be said here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
