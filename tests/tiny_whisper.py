"""A Whisper model with random weights, built in a second: the real code reads it, in vain."""

import json
import string
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import WhisperSpec
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from workers.audio import Samples

_WIDTH = 32
_HEADS = 2
_MELS = 80
_FRAMES = 1500
_MOST_TOKENS = 448
_TIMESTAMPS = 1501
_UNLIKELY = -60.0
_WORDS = ("good", "morning", "thank", "you", "for", "calling", "hold", "please", "name", "yes")
_CONTROL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


def build_tiny_whisper(folder: Path, *, seed: int = 8) -> Path:
    """Write the model into the folder, as a converted Whisper model lies on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    tokens = _tokens()
    spec = _Filler(np.random.default_rng(seed)).fill(tokens)
    spec.validate()
    spec.save(str(folder))
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))
    settings = {"feature_size": _MELS, "sampling_rate": 16000, "hop_length": 160, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def _tokens() -> list[str]:
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = [f"Ġ{word}" for word in _WORDS]
    times = [f"<|{0.02 * i:.2f}|>" for i in range(_TIMESTAMPS)]
    return [*letters, *words, *_CONTROL, *times]


def _tokenizer(tokens: list[str]) -> Tokenizer:
    known = tokens[: tokens.index(_CONTROL[0])]
    tokenizer = Tokenizer(models.BPE({t: i for i, t in enumerate(known)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(tokens[len(known) :])
    return tokenizer


class _Filler:
    """Sets every weight of a one-layer model."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def fill(self, tokens: list[str]) -> WhisperSpec:
        spec = WhisperSpec(1, _HEADS, 1, _HEADS)
        spec.register_vocabulary(tokens)
        spec.config.alignment_heads = [(0, 0), (0, 1)]
        spec.config.suppress_ids = []
        spec.config.suppress_ids_begin = []
        spec.config.lang_ids = [tokens.index("<|en|>")]
        self._encoder(spec.encoder)
        self._decoder(spec.decoder, tokens)
        return spec

    def _encoder(self, encoder: Any) -> None:
        self._set(encoder.conv1, _WIDTH, _MELS, 3)
        self._set(encoder.conv2, _WIDTH, _WIDTH, 3)
        encoder.position_encodings.encodings = self._random(_FRAMES, _WIDTH)
        self._norm(encoder.layer_norm)
        self._attention(encoder.layer[0].self_attention, 3 * _WIDTH, _WIDTH)
        self._feed_forward(encoder.layer[0].ffn)

    def _decoder(self, decoder: Any, tokens: list[str]) -> None:
        decoder.embeddings.weight = self._random(len(tokens), _WIDTH)
        decoder.position_encodings.encodings = self._random(_MOST_TOKENS, _WIDTH)
        self._norm(decoder.layer_norm)
        layer = decoder.layer[0]
        self._attention(layer.self_attention, 3 * _WIDTH, _WIDTH)
        self._attention(layer.attention, _WIDTH, 2 * _WIDTH, _WIDTH)
        self._feed_forward(layer.ffn)
        self._set(decoder.projection, len(tokens), _WIDTH)
        decoder.projection.bias = _liking(tokens)

    def _attention(self, attention: Any, *widths: int) -> None:
        self._norm(attention.layer_norm)
        for linear, width in zip(attention.linear, widths, strict=True):
            self._set(linear, width, _WIDTH)

    def _feed_forward(self, ffn: Any) -> None:
        self._norm(ffn.layer_norm)
        self._set(ffn.linear_0, 4 * _WIDTH, _WIDTH)
        self._set(ffn.linear_1, _WIDTH, 4 * _WIDTH)

    def _set(self, layer: Any, *shape: int) -> None:
        layer.weight = self._random(*shape)
        layer.bias = np.zeros(shape[0], np.float32)

    def _norm(self, layer: Any) -> None:
        layer.gamma = np.ones(_WIDTH, np.float32)
        layer.beta = np.zeros(_WIDTH, np.float32)

    def _random(self, *shape: int) -> Samples:
        return self._rng.normal(0, 0.3, shape).astype(np.float32)


def _liking(tokens: list[str]) -> Samples:
    """Keeps the model to whole words and time stamps."""
    single = set(pre_tokenizers.ByteLevel.alphabet()) | set(string.printable)
    unwanted = {*single, *_CONTROL[1:]}
    return np.array([_UNLIKELY if t in unwanted else 0.0 for t in tokens], np.float32)
