"""What is read of the most common headers, sooner, is what the careful way reads of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.mail.reading import headers as hdr

_WORDS = st.sampled_from(
    "Anna Bo-Ek x a.b a+b@c.example =?utf-8?q?=C3=A5r_1?= =?UTF-8?Q?=C3?= =?utf-8?q?=A5?="
    " =?utf-8?b?w6U=?= =?utf-8?q??= =?utf-8?q?a=?= =?utf-8?q?a?=b =?iso-8859-1?q?=E5?="
    " \\u00e5 =?x?= å é@å.example <anna@hemma.example> anna@hemma.example <a..b@c.example>"
    ' .a@b.example a@b a@b.c1 group: ; , (c) "q" Sven_ =5F'.split(" ")
)
_BLANKS = st.sampled_from([" ", " ", "  ", "\t", "", ", "])
_VALUES = st.lists(st.tuples(_WORDS, _BLANKS), max_size=5).map(
    lambda pieces: "".join(word + blank for word, blank in pieces)
)


@given(_VALUES | st.text(max_size=30))
def test_a_header_is_decoded_as_the_careful_way_does(value: str) -> None:
    careful = hdr._CONTROLS.sub(" ", hdr._decoded_any(value)).strip()
    assert hdr.decoded(value) == careful


@given(_VALUES)
def test_mailboxes_are_those_that_the_careful_way_reads(value: str) -> None:
    usual = hdr._usual_mailboxes(value)
    if usual is None:
        return
    careful = hdr._any_mailboxes(value)
    assert repr(usual) == repr(careful)


_DATES = st.tuples(
    st.sampled_from(["", "Tue, ", "tue, ", "Xyz, ", "Tue,"]),
    st.integers(0, 33).map(str) | st.just("01"),
    st.sampled_from(["Jan", "feb", "Dec", "Febr", "13"]),
    st.sampled_from(["2026", "1066", "0999", "26", "2024"]),
    st.sampled_from(["00:00:00", "23:59:60", "24:00:00", "1:2:3", "12:30", "23:59:59"]),
    st.sampled_from(["+0000", "-0000", "+0200", "-2359", "+2400", "+9959", "GMT", "", "+0160"]),
).map(lambda parts: f"{parts[0]}{parts[1]} {parts[2]} {parts[3]} {parts[4]} {parts[5]}".strip())


@given(_DATES)
def test_a_date_is_the_moment_that_the_careful_way_reads(value: str) -> None:
    assert hdr.moment(value) == hdr._any_moment(value)
