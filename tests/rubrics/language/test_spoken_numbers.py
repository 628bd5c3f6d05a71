"""Phone numbers are read in the many ways in which people say them."""

import pytest

from rubrics.language.spoken_numbers import joined, read_numbers

WAYS = {
    "0161 555 0172": "01615550172",
    "863-555-0107": "8635550107",
    "(415) 555-0172": "4155550172",
    "+44 20 7946 0123": "+442079460123",
    "plus two three four, eight oh three, five five five, oh one four two": "+2348035550142",
    "oh one six one five five five oh one seven two": "01615550172",
    "zero one six one, five five five, zero one seven two": "01615550172",
    "oh seven seven double oh nine double oh one five six": "07700900156",
    "triple eight five five five one two": "88855512",
    "nought one two zero two double six treble nine": "0120266999",
    "oh seven seven hundred nine hundred four one two": "07700900412",
    "one eight hundred five five five oh one nine nine": "18005550199",
    "twenty one thirty two forty five oh six": "21324506",
    "it's oh two oh seven nine four six and then oh one two three": "02079460123",
    "area code four one five, then five five five oh one seven two": "4155550172",
    "five five five oh one seven two, area code four one five": "4155550172",
    "0161 555 0177, sorry, 0178": "01615550178",
    "nine eight two no sorry nine eight three five five five one four one six": "9835551416",
    "five five five to one for five": "5552145",
    "This one. 917-555-0160.": "9175550160",
    "o eight seven um five five five uh o one three nine": "0875550139",
}


@pytest.mark.parametrize(("said", "digits"), WAYS.items())
def test_a_number_is_read_as_digits(said: str, digits: str) -> None:
    number = joined(read_numbers(said))
    assert number is not None
    assert number.digits == digits


@pytest.mark.parametrize("said", ["extension four two", "ext. 42", "x42"])
def test_an_extension_is_kept_apart(said: str) -> None:
    number = joined(read_numbers(f"0161 555 0172 {said}"))
    assert number is not None
    assert (number.digits, number.extension) == ("01615550172", "42")


@pytest.mark.parametrize("said", ["", "to be fair", "no, nothing", "that one", "double check it"])
def test_words_are_no_number(said: str) -> None:
    assert joined(read_numbers(said)) is None
