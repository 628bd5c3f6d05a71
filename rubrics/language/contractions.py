"""Contractions written out, with and without their apostrophes."""

from collections.abc import Iterator, Sequence

from rubrics.language.words import word_set

_SINGLE = {
    "can't": "can not", "cant": "can not", "cannot": "can not",
    "won't": "will not", "wont": "will not", "shan't": "shall not", "shant": "shall not",
    "ain't": "is not", "aint": "is not", "isnae": "is not", "didnae": "did not",
    "doesnae": "does not", "couldnae": "could not", "wasnae": "was not", "dinna": "do not",
    "dinnae": "do not", "cannae": "can not", "willnae": "will not", "wouldnae": "would not",
    "i'm": "i am", "im": "i am", "let's": "let us", "lets": "let us", "lemme": "let me",
    "gimme": "give me", "gonna": "going to", "gonny": "going to", "wanna": "want to",
    "gotta": "got to", "kinda": "kind of", "sorta": "sort of", "dunno": "do not know",
    "ive": "i have", "youve": "you have", "weve": "we have", "theyve": "they have",
    "youre": "you are", "theyre": "they are", "youll": "you will", "theyll": "they will",
    "itll": "it will", "thatll": "that will", "therell": "there will", "youd": "you would",
    "theyd": "they would", "its": "it is", "thats": "that is", "hes": "he is", "shes": "she is",
    "whats": "what is", "whos": "who is", "wheres": "where is", "hows": "how is",
    "heres": "here is", "theres": "there is", "whens": "when is", "tis": "it is",
    "it's": "it is", "that's": "that is", "he's": "he is", "she's": "she is",
    "what's": "what is", "who's": "who is", "where's": "where is", "how's": "how is",
    "here's": "here is", "there's": "there is", "when's": "when is", "'tis": "it is",
    "y'all": "you", "yall": "you", "ya": "you", "ye": "you", "yous": "you", "o'clock": "oclock",
    "cos": "because", "cuz": "because", "'cause": "because", "maam": "madam", "ma'am": "madam",
    "g'day": "gday", "wi'": "with", "o'": "of", "mornin'": "morning", "mornin": "morning",
    "speakin'": "speaking", "speakin": "speaking",
    "callin'": "calling", "callin": "calling", "ringin": "ringing", "ok": "okay",
}  # fmt: skip
# Words that a recogniser writes for what is nearly always said on a telephone.
_SINGLE.update(
    {"mourning": "morning", "peeking": "speaking", "tanks": "thanks", "mormon": "moment",
     "pleas": "please", "wether": "whether", "mesage": "message", "moning": "morning"}
)  # fmt: skip
_STEMS = ("do", "does", "did", "is", "was", "has", "have", "had", "would", "could", "should",
          "are", "were", "need", "might", "must")  # fmt: skip
_SINGLE.update({f"{stem}nt": f"{stem} not" for stem in _STEMS})
_SUFFIXES = {"n't": " not", "'ll": " will", "'ve": " have", "'re": " are", "'d": " would"}

# Without an apostrophe these are words of their own too; what follows tells them apart.
_VERBS_AFTER = word_set(
    """
    be have get do give ring call phone take tell let ask see put check need go come send make
    look pass leave try find sort just also never like love rather prefer not say want been
    know probably definitely write pop bring transfer connect book keep mark drop stick add
    help hold pull bear hand wait speak text email chase follow handle fetch grab speak you had
    got note message relay read grab explain arrange update
    """
)
_BEFORE_ILL = word_set(
    """
    is are was were been being be off taken feeling fell very really quite got seriously
    mentally critically so too looks and looking
    """
)
_AMBIGUOUS = {
    "hell": "he will", "shell": "she will", "well": "we will", "were": "we are",
    "hed": "he would", "shed": "she would", "wed": "we would", "id": "i would",
}  # fmt: skip
_WELL_AFTER = word_set(
    """
    be get give ring call phone take tell let ask send make sort have find pass look see put
    """
)
_ID_AFTER = word_set("like love be have rather prefer say need want just hate never not had")


def write_out(words: Sequence[str]) -> Iterator[str]:
    """The words with contractions written out: "I'll" and "ill" both give "i will"."""
    last = len(words) - 1
    for i, word in enumerate(words):
        following = words[i + 1] if i < last else ""
        yield _written(word, words[i - 1] if i else "", following)


def _written(word: str, previous: str, following: str) -> str:
    if word in _SINGLE:
        return _SINGLE[word]
    if "'" in word:
        return _suffixed(word)
    if word == "ill":
        sick = previous in _BEFORE_ILL and following not in _VERBS_AFTER
        return word if sick else "i will"
    if word in _AMBIGUOUS and _is_contraction(word, previous, following):
        return _AMBIGUOUS[word]
    return word


def _suffixed(word: str) -> str:
    for suffix, written in _SUFFIXES.items():
        if word.endswith(suffix) and len(word) > len(suffix):
            return word[: -len(suffix)] + written
    return word.replace("'", "")


def _is_contraction(word: str, previous: str, following: str) -> bool:
    if word == "well":
        return following in _WELL_AFTER and previous not in ("very", "as", "so", "get", "just")
    if word == "were":
        return following in ("not", "very", "open", "here", "closed", "going", "sorry", "happy")
    if word == "id":
        return following in _ID_AFTER
    return following in _VERBS_AFTER
