"""What acceptance is measured against: a view that writes the body to disk and says yes."""

import os
import uuid
from pathlib import Path

from flask import Flask, Response, jsonify, request

app = Flask(__name__)
_FOLDER = Path(os.environ["BARE_FOLDER"])
_PIECE_BYTES = 1024 * 1024


@app.route("/<path:_any>", methods=["POST", "PUT"])
def keep(_any: str) -> Response:
    """The body in a file of its own, durable before the answer."""
    name = uuid.uuid4().hex
    with (_FOLDER / name).open("wb") as file:
        while piece := request.stream.read(_PIECE_BYTES):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return jsonify(id=name)
