"""Personal names: which words are given names, titles and the nouns of kinship."""

from functools import cache
from importlib import resources

from rubrics.language.words import word_set

TITLES = word_set(
    """
    mr mister mrs missus ms miss dr doctor prof professor sister nurse father reverend rev sir
    pastor sergeant officer captain constable inspector councillor judge rabbi deputy chef
    coach matron madam
    """
)


@cache
def given_names() -> frozenset[str]:
    """The given names that the project ships, lower case."""
    return _words("given_names.txt")


@cache
def no_names() -> frozenset[str]:
    """Words that follow "I'm" and "it's" and are nobody's name, lower case."""
    return _words("no_names.txt")


@cache
def everyday_words() -> frozenset[str]:
    """Words of everyday talk that by themselves name nobody and no organisation, lower case."""
    return _words("everyday_words.txt")


def _words(file: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def is_given_name(word: str) -> bool:
    """Whether the word, lower case, is a known given name."""
    return word in given_names()


_ALSO_WORDS = word_set(
    """
    will mark may grace rose bill art hope iris ivy jack joy dawn april june august dale dean
    lane grant guy rob sue pat ray jay dee gene glen heather chase hazel jean miles norm olive
    penny pearl drew frank faith crystal amber ruby sandy junior precious blessing patience
    christian jordan chelsea brooke florence georgia israel kit lance lee les mo ming holly
    violet virginia austin charlotte madison nelson wade warren carol gay gale don ken max sky
    skye star summer angel bailey bonnie brandy carson cliff clay dot earl ginger harry jan jo
    john ed al an la do sol paris baron barney sterling mason parker cody page paige bea val
    flo tia mia nan noel art dan buddy chuck skip woody jude august barry ada era eve faisal
    ike ina ira joe mal mel mercedes meg mini nick pip polly rex ria rio robin rod sage ted tim
    tom tony ty vic win wing asha rich hank bob jess dylan justice major prince queen royal
    shay shell
    """
)


def is_surely_name(word: str) -> bool:
    """Whether the word is a given name and hardly ever anything else."""
    return is_given_name(word) and (word not in _ALSO_WORDS or word in _RARELY_WORDS)


_RARELY_WORDS = word_set(
    """
    charlotte glen heather jack lee tony tim tom ted joe john dan nick robin harry holly dylan
    meg mel jess florence bonnie carol polly barry ken jo mo shay bob barney hank noel georgia
    madison jordan
    """
)


def bare(word: str) -> str:
    """The word without the s of a possessive or of a contracted "is": "gretas" gives "greta"."""
    names = given_names()
    if word in names or not word.endswith("s"):
        return word
    return word[:-1] if len(word) > 3 or word[:-1] in names else word
