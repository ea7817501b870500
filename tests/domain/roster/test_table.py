"""Lists of editors as files: every spreadsheet's way of writing them, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.roster.errors import RosterFileRefused
from dsr_desk.domain.roster.proposals import Mode, Proposal, RowProblem
from dsr_desk.domain.roster.rows import propose, read_day
from dsr_desk.domain.roster.table import MOST_BYTES, MOST_ROWS, read_table, write_table
from tests.domain.factories import a_channel

CHANNELS = (a_channel("nk-mail"), a_channel("nk-forum"))
HEAD = "channel;e-mail;name;since;until\n"
PLAIN = "kanal;e-post;namn;från;till\nnk-mail;åsa@nordkraft.example;Åsa Öberg;2024-01-31;\n"


def proposed(data: bytes | str) -> Proposal:
    raw = data.encode() if isinstance(data, str) else data
    return propose(read_table(raw, "lista.csv"), CHANNELS, Mode.ADD)


def problems(rows: str) -> list[tuple[int, str]]:
    return [(p.line, p.code) for p in proposed(HEAD + rows).problems]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAIN.encode("utf-8"), "UTF-8"),
        (PLAIN.encode("utf-8-sig"), "UTF-8"),
        (PLAIN.encode("utf-16"), "UTF-16"),
        (PLAIN.encode("utf-16-le"), "UTF-16"),
        (PLAIN.encode("utf-16-be"), "UTF-16"),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "UTF-16"),
        (PLAIN.encode("cp1252"), "Windows-1252?"),
        (PLAIN.encode("latin-1"), "Windows-1252?"),
    ],
)
def test_every_usual_encoding_is_told_and_a_guess_is_said(data: bytes, encoding: str) -> None:
    found = proposed(data)
    assert found.origin.encoding == encoding
    (row,) = found.rows
    assert (row.name, row.since, row.until) == ("Åsa Öberg", date(2024, 1, 31), None)
    assert row.address == EmailAddress("åsa@nordkraft.example")


@pytest.mark.parametrize(
    "text",
    [
        "E-mail,Channel\nmaria@nordkraft.example,nk-mail\n",
        "sep=;\r\nKanal;E-postadress;Avdelning\r\nnk-mail;maria@nordkraft.example;Kund\r\n",
        "\n\nkanal\te-post\n\n\nnk-mail\tmaria@nordkraft.example\n",
        '"Kanal";"E-mail"\n"NK-MAIL";"maria@nordkraft.example"\n',
        "kanal;mejladress\rnk-mail;maria@nordkraft.example\r",
    ],
)
def test_separators_headings_order_and_line_ends_are_free(text: str) -> None:
    (row,) = proposed(text).rows
    assert (row.channel, row.address.text) == ("nk-mail", "maria@nordkraft.example")
    assert not row.until_given


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        ("2024-1-3", date(2024, 1, 3)),
        ("2024-01-31 00:00:00", date(2024, 1, 31)),
        ("2024-01-31T08:00:00.123456+01:00", date(2024, 1, 31)),
        ("20240131", date(2024, 1, 31)),
        ("2024/01/31", date(2024, 1, 31)),
        ("31.1.2024", date(2024, 1, 31)),
        ("45322", date(2024, 1, 31)),
        ("45322.5", date(2024, 1, 31)),
        ("", None),
        ("tills vidare", None),
        ("-", None),
        ("9999-12-31", None),
    ],
)
def test_a_certain_day_is_read(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/1/2024", "date-ambiguous"),
        ("24-01-31", "date-unreadable"),
        ("2024-02-30", "date-unreadable"),
        ("i våras", "date-unreadable"),
        ("2024-W05-1", "date-unreadable"),
        ("1899-12-30", "date-out-of-range"),
        ("0001-01-01", "date-out-of-range"),
    ],
)
def test_an_uncertain_day_is_refused_with_the_reason(cell: str, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        read_day(cell)


@pytest.mark.parametrize("never", ["9999-12-31", "infinity"])
def test_a_role_that_never_begins_is_none_that_begins_today(never: str) -> None:
    head = "channel;e-mail;since;until\n"
    found = proposed(f"{head}nk-mail;maria@nordkraft.example;{never};{never}\n")
    assert [(p.code, p.column) for p in found.problems] == [("date-out-of-range", "since")]
    (row,) = proposed(f"{head}nk-mail;maria@nordkraft.example;2024-01-31;{never}\n").rows
    assert (row.since, row.until) == (date(2024, 1, 31), None)


def test_one_slashed_date_tells_how_the_whole_table_is_meant() -> None:
    rows = "nk-mail;a@b.example;A;3/4/2024;\nnk-mail;c@b.example;C;25/4/2024;\n"
    assert [row.since for row in proposed(HEAD + rows).rows] == [
        date(2024, 4, 3),
        date(2024, 4, 25),
    ]
    rows = rows.replace("25/4", "4/25")
    assert [row.since for row in proposed(HEAD + rows).rows] == [
        date(2024, 3, 4),
        date(2024, 4, 25),
    ]
    mixed = rows + "nk-mail;d@b.example;D;25/4/2024;\n"
    assert [p.code for p in proposed(HEAD + mixed).problems] == ["date-ambiguous"] * 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";maria@nordkraft.example;M;;", "channel-missing"),
        ("finns-inte;maria@nordkraft.example;M;;", "unknown-channel"),
        ("nk-mail;;M;;", "address-missing"),
        ("nk-mail;maria;M;;", "address-invalid"),
        ("nk-mail;Maria <maria@nordkraft.example>;M;;", "address-invalid"),
        ("nk-mail;a@b.example, c@b.example;M;;", "address-invalid"),
        ("nk-mail;maria@nordkraft.example;M;i går;", "date-unreadable"),
        ("nk-mail;maria@nordkraft.example;M;2024-02-01;2024-01-31", "ends-before-it-begins"),
        ('nk-mail;maria@nordkraft.example;"=HYPERLINK(""http://x"")";;', "formula"),
        ("nk-mail;maria@nordkraft.example;＝1+1;;", "formula"),
        ("nk-mail;maria@nordkraft.example; @SUM(A1);;", "formula"),
        ("nk-mail;maria@nordkraft.example;\u202eaira\u202c;;", "hidden-characters"),
        ("nk-mail;mar\u200bia@nordkraft.example;M;;", "hidden-characters"),
        ("nk-mail;maria@nordkraft.example;\x07;;", "hidden-characters"),
        (f"nk-mail;maria@nordkraft.example;{'x' * 400};;", "cell-too-long"),
        ("nk-mail;maria@nordkraft.example;M;;;mer", "too-many-cells"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_are_read(row: str, code: str) -> None:
    rows = f"\nnk-mail;bo@nordkraft.example;Bo;;\n\n{row}\n"
    assert problems(rows) == [(5, code)]
    assert len(proposed(HEAD + rows).rows) == 1


def test_a_cell_with_line_ends_counts_its_lines() -> None:
    rows = '"nk-mail";a@b.example;"Rad ett\nrad två";;\nfel;c@b.example;;;\n'
    assert problems(rows) == [(2, "hidden-characters"), (4, "unknown-channel")]


def test_a_channel_is_known_by_its_title_when_only_one_has_it() -> None:
    twin = (a_channel("nk-mail"), a_channel("two"), a_channel("Two"))
    table = read_table((HEAD + "Nk-Mail;a@b.example;;;\n").encode(), "x")
    assert propose(table, twin, Mode.ADD).rows[0].channel == "nk-mail"
    table = read_table((HEAD + "TWO;a@b.example;;;\n").encode(), "x")
    assert propose(table, twin, Mode.ADD).problems == (
        RowProblem(2, "channel-ambiguous", "channel"),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "first line"),
        (b"namn;kanal\nMaria;nk-mail\n", "first line"),
        (b"kanal;e-post;mail\nnk-mail;a@b.example;c@b.example\n", "same meaning"),
        (HEAD.encode() + b"nk-mail;a@b.example;\x00;;\n", "zero bytes"),
        (b"\x00" * 1000, "zero bytes"),
        (b"PK\x03\x04\x14\x00\x06\x00" * 100, "zero bytes"),
        (HEAD.encode() + b'nk-mail;"a@b.example;;;\n', "quotation marks"),
        (HEAD.encode() + b'nk-mail;"a"b;;;\n', "quotation marks"),
        (HEAD.encode() + b'nk-mail;"' + b"x" * 200_000 + b'";;;\n', "far too long"),
        (HEAD.encode() + "Å".encode() + "Ö".encode("latin-1"), "two encodings"),
        (HEAD.encode() + b"\x81\x8d\n", "encoding can’t be told"),
        (b"\xff\xfea", "damaged"),
        (HEAD.encode() + b";" * 5000, "100 columns"),
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
        (HEAD.encode() + b"a;b\n" * (MOST_ROWS + 1), "50,000 rows"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(RosterFileRefused, match=reason):
        read_table(data, "lista.csv")


def test_thousands_of_bad_rows_are_counted_not_listed() -> None:
    found = proposed(HEAD + "fel;a@b.example;;;\n" * 5000)
    assert (len(found.problems), found.more_problems) == (1000, 4000)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_rows_or_in_a_refusal(data: bytes) -> None:
    for text in (data, HEAD.encode() + data):
        with suppress(RosterFileRefused):
            proposed(text)


def _visible(text: str) -> bool:
    return text == text.strip() and text.isprintable()


NAMES = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60
).map(lambda t: " ".join(t.split())).filter(_visible)  # fmt: skip
ADDRESSES = st.builds(
    lambda local, domain: EmailAddress(f"{local}@{domain}.example"),
    st.from_regex(r"[a-zåäö0-9=+-][a-z0-9+_.-]{0,20}[a-zA-Z0-9]", fullmatch=True).filter(
        lambda t: ".." not in t
    ),
    st.from_regex(r"[a-z]{2,12}", fullmatch=True),
)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
ENTRIES = st.builds(
    lambda channel, address, name, days, still: RosterEntry(
        channel, address, name, min(days), None if still else max(days)
    ),
    st.sampled_from(["nk-mail", "nk-forum"]),
    ADDRESSES,
    NAMES,
    st.tuples(DAYS, DAYS),
    st.booleans(),
)


@given(
    st.lists(ENTRIES, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
)
def test_what_is_written_reads_back(
    entries: list[RosterEntry], separator: str, encoding: str
) -> None:
    import unicodedata

    data = write_table(entries, separator).encode(encoding)
    found = proposed(data)
    assert found.problems == ()
    read = [(r.channel, r.address.text, r.name, r.since, r.until) for r in found.rows]
    assert read == [
        (e.channel, e.address.text, unicodedata.normalize("NFC", e.name), e.since, e.until)
        for e in entries
    ]


def test_no_written_cell_begins_as_a_formula() -> None:
    entry = RosterEntry("nk-mail", EmailAddress("=a@b.example"), "-Lars", date(2024, 1, 1))
    cells = write_table([entry]).splitlines()[1].split(";")
    assert cells[:3] == ["nk-mail", "'=a@b.example", "'-Lars"]
