"""What cannot be read as a figure: each an error that says what is wrong and what to do."""

from __future__ import annotations

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import FigureError


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        *(
            ("", "empty", "write a number"),
            ("  ", "empty", "write a number"),
            ("“”", "empty", "write a number"),
        ),
        *(("troops", "no number", "3,000 or dozens"), ("thosuands of people", "no number", "'thousands'")),
        *(
            ("abuot 3,000 troops", "no number", "'about'"),
            ("at lesat 3,000", "no number", "'least'"),
            ("mroe than 3,000", "no number", "'more'"),
            ("betwen 3 and 5", "no number", "'between'"),
            ("arround 500 men", "no number", "'around'"),
            ("twleve thousand", "no number", "'twelve'"),
            ("+5 %", "no number", "write one"),
        ),
        *(
            ("-5", "negative", "above zero"),
            ("minus 3", "negative", "above zero"),
        ),
        ("minus", "no number", "write one"),
        *(
            ("12,00", "grouped", "write 12.00"),
            ("1,23,456", "grouped", "by threes"),
            ("1,2345", "grouped", "write 1.2345"),
        ),
        *(("12.000", "as 12 or as 12000", "12,000"), ("1.2.3", "no number", "12,000 or 1.5")),
        *(
            ("10-12,000", "two ways", "10,000 to 12,000"),
            ("$10-12,000", "two ways", "10,000"),
            ("4 155-mm guns", "one number or two", "4,155"),
        ),
        *(
            ("twice as many", "compares", "the number itself"),
            ("3 times as many", "compares", "the number itself"),
        ),
        ("1,000 more than expected", "compares", "the number itself"),
        *(
            ("17 out of 22 hostages", "share or a count", "percent"),
            ("half of 12,000", "two numbers", "keep one"),
            ("most of them", "share", "percent"),
        ),
        *(
            ("10 to 12,000", "two ways", "10,000 to 12,000"),
            ("three children and two women killed", "second number, 'two'", "keep one"),
            ("fell from 75 to 45", "from one number to another", "came to"),
            ("3 millones", "Spanish", "locale"),
            ("2 milliards", "French", "locale"),
            ("3 млн", "Russian", "locale"),
            ("3,000 or so not counting children", "'not'", "keep the number"),
            ("15-fold", "'fold'", "keep the number"),
            ("the 1990s", "years", "27 October 2024"),
        ),
        *(("almost all", "share", "percent"), ("1,500 and 2,000", "two numbers", "keep one")),
        *(("3,000 dozens", "two numbers", "keep one"), ("dozens of dozens", "two numbers", "keep one")),
        *(("12,000 troops including 500 officers", "second number, '500'", "keep one"),),
        *(
            ("471 killed on 17 October", "second number, '17'", "`said`"),
            ("3,000 of 12,000 troops", "two numbers", "keep one"),
        ),
        *(
            ("27th", "place in an order", "how many"),
            ("1e6", "into a word", "space"),
            ("12troops", "into a word", "space"),
        ),
        *(("10/27/2024", "no number", "27 October 2024"), ("27.10.2024", "no number", "27 October 2024")),
        *(
            ("Wednesday", "no day", "27 October 2024"),
            ("three March", "a month and no day", "27 October 2024"),
            ("three through March", "a month and no day", "27 October 2024"),
        ),
        *(("1" * 5000, "characters long", "keep the number"), ("9" * 40, "too many digits", "15")),
        *(("1.1234567890123", "no number", "1.5"), ("2,000 trillion", "too large", "10^15")),
        *(
            ("999 trillion trillion", "too large", "10^15"),
            ("3,000 " + "very " * 60 + "tired", "characters long", "keep"),
        ),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(text, what, todo):
    with pytest.raises(FigureError) as error:
        parse(text)
    assert what in error.value.what
    assert todo in error.value.todo
    assert str(error.value) == f"{error.value.what}; {error.value.todo}"
    assert len(str(error.value)) < 250


def test_a_number_in_a_word_is_no_second_number():
    assert parse("3,000 troops of the 11th Corps").noun == "troops of the 11th Corps"
    assert parse("12 F-16 jets").stated == (12, 12)
    assert parse("10,000 troops by December 2024").noun == "troops by December 2024"
    assert parse("500 in two villages").noun == "in two villages"


def test_a_hostile_text_is_quickly_refused():
    for text in (
        "1" * 10**6,
        "1," * 10**6,
        "a " * 10**6,
        "(" * 10**6,
        "about " * 50,
        "one " * 75,
        "1 000 " * 50,
    ):
        with pytest.raises(FigureError):
            parse(text)
