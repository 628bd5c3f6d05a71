"""A Whisper model with random weights, built in a second: the real code reads it, in vain."""

import json
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import WhisperSpec
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from workers.audio import Samples

_MELS = 80
_FRAMES = 1500
_MOST_TOKENS = 448
_TIMESTAMPS = 1501
_UNLIKELY = -60.0
_LIKELIER = -30.0
_SYLLABLES = tuple(a + b for a in "bdfgklmnprst" for b in "aeiou")
_SPREAD = 0.3 * 32**0.5  # of the weights, for inputs of width 1
_UNLIKE = 10.0
_COUNTS_TO = 8.0
_ENDS_AT_ONCE = 20.0
_WORDS = ("good", "morning", "thank", "you", "for", "calling", "hold", "please", "name", "yes")
_CONTROL = ("<|endoftext|>", "<|startoftranscript|>")
_TASKS = (
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the model is, and so what it costs.

    `more_words` are invented ones; with `tokens_a_window` it always says that many.
    """

    layers: int = 1
    width: int = 32
    heads: int = 2
    more_words: int = 0
    tokens_a_window: int = 0


LIKE_TINY_EN = Shape(layers=4, width=384, heads=6, more_words=50_000, tokens_a_window=90)
LIKE_BASE_EN = Shape(layers=6, width=512, heads=8, more_words=50_000, tokens_a_window=90)
LIKE_SMALL_EN = Shape(layers=12, width=768, heads=12, more_words=50_000, tokens_a_window=90)


def build_tiny_whisper(
    folder: Path,
    *,
    seed: int = 13,
    shape: Shape | None = None,
    languages: tuple[str, ...] = ("en",),
) -> Path:
    """Write the model into the folder, as a converted Whisper model lies on disk.

    With several languages it takes everything for the last one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shape = shape or Shape()
    tokens = _tokens(shape, languages)
    spec = _Filler(np.random.default_rng(seed), shape).fill(tokens, languages)
    spec.validate()
    spec.save(str(folder))
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))
    settings = {"feature_size": _MELS, "sampling_rate": 16000, "hop_length": 160, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def _tokens(shape: Shape, languages: tuple[str, ...]) -> list[str]:
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = [f"Ġ{word}" for word in (*_WORDS, *_invented(shape.more_words))]
    several = [""] if len(languages) > 1 else []  # by this one, a multilingual model is known
    times = [f"<|{0.02 * i:.2f}|>" for i in range(_TIMESTAMPS)]
    return [*letters, *words, *several, *_control(languages), *times]


def _invented(count: int) -> list[str]:
    base = len(_SYLLABLES)
    return [
        _SYLLABLES[i % base] + _SYLLABLES[i // base % base] + _SYLLABLES[i // base**2 % base]
        for i in range(count)
    ]


def _control(languages: tuple[str, ...]) -> list[str]:
    return [*_CONTROL, *(f"<|{language}|>" for language in languages), *_TASKS]


def _tokenizer(tokens: list[str]) -> Tokenizer:
    known = tokens[: tokens.index(_CONTROL[0])]
    tokenizer = Tokenizer(models.BPE({t: i for i, t in enumerate(known)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(tokens[len(known) :])
    return tokenizer


class _Filler:
    """Sets every weight of a one-layer model."""

    def __init__(self, rng: np.random.Generator, shape: Shape) -> None:
        self._rng = rng
        self._shape = shape

    def fill(self, tokens: list[str], languages: tuple[str, ...]) -> WhisperSpec:
        shape = self._shape
        spec = WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
        spec.register_vocabulary(tokens)
        spec.config.alignment_heads = [(0, 0), (0, 1)]
        spec.config.suppress_ids = []
        spec.config.suppress_ids_begin = []
        spec.config.lang_ids = [tokens.index(f"<|{language}|>") for language in languages]
        self._encoder(spec.encoder)
        self._decoder(spec.decoder, tokens)
        spec.decoder.projection.bias = _liking(tokens, languages)
        return spec

    def _encoder(self, encoder: Any) -> None:
        width = self._shape.width
        self._set(encoder.conv1, width, _MELS, 3)
        self._set(encoder.conv2, width, width, 3)
        encoder.position_encodings.encodings = self._random(_FRAMES, width)
        self._norm(encoder.layer_norm)
        for layer in encoder.layer:
            self._attention(layer.self_attention, 3 * width, width)
            self._feed_forward(layer.ffn)

    def _decoder(self, decoder: Any, tokens: list[str]) -> None:
        width = self._shape.width
        decoder.embeddings.weight = self._random(len(tokens), width)
        decoder.position_encodings.encodings = self._random(_MOST_TOKENS, width)
        self._norm(decoder.layer_norm)
        for layer in decoder.layer:
            self._attention(layer.self_attention, 3 * width, width)
            self._attention(layer.attention, width, 2 * width, width)
            self._feed_forward(layer.ffn)
        self._set(decoder.projection, len(tokens), width)
        if self._shape.tokens_a_window:
            self._end_in_time(decoder, tokens.index(_CONTROL[0]))

    def _end_in_time(self, decoder: Any, end: int) -> None:
        """Let one dimension tell early positions from late ones, and the end follow it alone."""
        positions = decoder.position_encodings.encodings
        spread = np.float32(_SPREAD / self._shape.width**0.5)
        positions *= _UNLIKE / spread  # else a word once said is said again and again
        decoder.embeddings.weight /= spread
        positions[:, 0] = -_UNLIKE * _COUNTS_TO
        positions[self._shape.tokens_a_window :, 0] = _UNLIKE * _COUNTS_TO
        decoder.projection.weight[:, 0] = 0.0
        decoder.projection.weight[end] = 0.0
        decoder.projection.weight[end, 0] = _ENDS_AT_ONCE

    def _attention(self, attention: Any, *widths: int) -> None:
        self._norm(attention.layer_norm)
        for linear, width in zip(attention.linear, widths, strict=True):
            self._set(linear, width, self._shape.width)

    def _feed_forward(self, ffn: Any) -> None:
        width = self._shape.width
        self._norm(ffn.layer_norm)
        self._set(ffn.linear_0, 4 * width, width)
        self._set(ffn.linear_1, width, 4 * width)

    def _set(self, layer: Any, *shape: int) -> None:
        layer.weight = self._random(*shape)
        layer.bias = np.zeros(shape[0], np.float32)

    def _norm(self, layer: Any) -> None:
        layer.gamma = np.ones(self._shape.width, np.float32)
        layer.beta = np.zeros(self._shape.width, np.float32)

    def _random(self, *shape: int) -> Samples:
        drawn = self._rng.standard_normal(shape, np.float32)
        drawn *= np.float32(_SPREAD / self._shape.width**0.5)
        return drawn


def _liking(tokens: list[str], languages: tuple[str, ...]) -> Samples:
    """Keeps the model to whole words and time stamps; of languages it likes the last best."""
    single = set(pre_tokenizers.ByteLevel.alphabet()) | set(string.printable)
    unwanted = {*single, "", *_control(languages)[1:]}
    liking = np.array([_UNLIKELY if t in unwanted else 0.0 for t in tokens], np.float32)
    liking[tokens.index(f"<|{languages[-1]}|>")] = _LIKELIER
    return liking
