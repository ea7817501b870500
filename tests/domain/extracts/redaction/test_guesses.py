"""What is only guessed is offered to be decided, and says no more than it has to."""

from __future__ import annotations

import pytest

from dsr_desk.domain.extracts.redaction.identity import GUESSED, Identifier, Sort
from dsr_desk.domain.people import ChannelKind
from tests.domain.extracts.redaction.others import found
from tests.tools.labelled_letters import letters, measured
from tests.tools.planted_sentences import HELD_OUT, NOBODY, SENTENCES


def parties(text: str) -> list[tuple[set[str], bool]]:
    """Return what each party is known by, and whether it is certain."""
    return [({each.text for each in party.identifiers}, party.certain) for party in found(text)]


@pytest.mark.parametrize("nobody", [NOBODY, HELD_OUT], ids=["known", "held out"])
def test_of_the_planted_most_are_found_and_nobody_is_taken_out_unasked(
    nobody: tuple[str, ...],
) -> None:
    """Every writing once, and letters beyond; the figures are those of a fixed seed."""
    count = sum(map(len, SENTENCES.values())) + 40
    result = measured(letters(count, 11, nobody))
    assert set(result.planted) == set(SENTENCES)
    assert result.recall >= 0.97, result.missed
    assert result.precision >= 0.8, result.wrong
    assert result.silently.total() == 0


@pytest.mark.parametrize(
    "text",
    [
        "Bilen ABC 12D stod där.", "IBAN SE35 5000 0000 0549 1000 0003", "Storgatan 12 B",
        "det var @olle_83 som", "se x.com/olle83 om", "från 193.10.220.17 i går",
        "pnr 850101-1234", "Det var KARIN HOLM som", "Mvh K. Ek", "/Karin",
    ],
)  # fmt: skip
def test_a_guess_is_never_taken_out_unasked(text: str) -> None:
    ((_, certain),) = parties(text)
    assert not certain


def test_guesses_beside_each_other_are_one_question() -> None:
    ((told, certain),) = parties("Hon bor på Storgatan 12 B, 114 55 Stockholm.")
    assert told == {"Storgatan 12 B", "114 55 Stockholm"}
    assert not certain


def test_a_guess_beside_who_is_taken_out_unasked_stays_a_question() -> None:
    """“ABC 12D” may be anybody's: an address beside it does not make it hers."""
    (lisa, plate) = parties("Lisa Berg <lisa@granne.example>, ABC 12D")
    assert lisa == ({"Lisa Berg", "lisa@granne.example"}, True)
    assert plate == ({"ABC 12D"}, False)


def test_a_short_form_of_who_is_known_is_no_question_of_its_own() -> None:
    assert parties("Lisa Berg <lisa@granne.example> kom. Lisas bil. Mvh Lisa") == [
        ({"Lisa Berg", "lisa@granne.example"}, True)
    ]


def test_a_given_name_is_the_persons_of_the_one_address_that_is_made_of_it() -> None:
    assert parties("Skriv till lisa@granne.example. Hälsa Lisa!") == [
        ({"lisa@granne.example", "Lisa"}, True)
    ]
    assert parties("lisa@granne.example kom. Sedan kom lisa@annan.example. Hälsa Lisa!")[1:] == [
        ({"lisa@annan.example"}, True),
        ({"Lisa"}, False),
    ]


@pytest.mark.parametrize(
    "text", ["Mvh A. Svensson", "Mvh Anna", "/Anna", "annasvensson skrev:", "Annas bil stod där"]
)
def test_the_persons_own_name_alone_is_no_other(text: str) -> None:
    assert parties(text) == []


@pytest.mark.parametrize("nick", ["Solros_88", "solros88", "Solros", "Anna"])
@pytest.mark.parametrize("kind", [ChannelKind.FORUM, ChannelKind.CHAT])
def test_the_persons_own_user_name_is_no_other(nick: str, kind: ChannelKind) -> None:
    text = f"{nick} skrev:\n> Hej\n@{nick} har rätt. Hej {nick}, tack! /{nick}"
    assert found(text, kind=kind, author_name=nick) == ()


@pytest.mark.parametrize(
    ("nick", "kind", "text", "label"),
    [
        ("Lisa", ChannelKind.FORUM, "Hälsa Lisa!", "Lisa"),
        ("Solros_88", ChannelKind.FORUM, "@Solros_89 har rätt", "Solros_89"),
        ("Lisa Berg", ChannelKind.FORUM, "Hej", "Lisa Berg"),
        ("Solros_88", ChannelKind.MAIL, "@Solros_88 har rätt", "Solros_88"),
    ],
)
def test_a_user_name_hides_nobody_else(nick: str, kind: ChannelKind, text: str, label: str) -> None:
    """Beside a mail's address anybody writes what they like."""
    (party,) = found(text, kind=kind, author_name=nick)
    assert party.label == label


def test_what_is_only_written_otherwise_is_the_same_identifier() -> None:
    for sort in GUESSED:
        assert Identifier(sort, "ABC 12D") == Identifier(sort, "abc-12d")
    assert Identifier(Sort.PLATE, "ABC 12D") != Identifier(Sort.HANDLE, "ABC 12D")
