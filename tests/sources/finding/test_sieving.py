"""The sieve for sentences: whatever a whole sentence would let through, some of its words do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsr_desk.sources.finding.asides import _FEW
from dsr_desk.sources.finding.sieving import by_words
from dsr_desk.sources.fulltext import literally
from tests.sources.builders import BERTIL, Store, item, mandate

WORDS = (
    "cykeln",
    "står",
    "olåst",
    "—",
    "2026",
    "70-174",
    "i",
    "Å",
    "el/nät",
    "»huset«",
    "_",
    "vid",
)
SENTENCE = "Min cykel står olåst bakom det gröna huset vid ån"
SPLITS = (
    "unicode61",
    "unicode61 remove_diacritics 0 categories 'L*'",
    "unicode61 tokenchars '-/'",
    "ascii",
    "porter",
    "trigram",
)


@pytest.fixture(params=SPLITS)
def index(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """An index that splits texts into words as some store's may."""
    with closing(sqlite3.connect(":memory:")) as file:
        split = request.param.replace("'", "''")
        file.execute(f"CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = '{split}')")
        yield file


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=9))
def test_what_holds_a_sentence_holds_the_words_that_are_sought(
    index: sqlite3.Connection, texts: list[list[str]]
) -> None:
    index.execute("DELETE FROM texts")
    told = [(" ".join(words),) for words in texts]
    index.executemany("INSERT INTO texts (body) VALUES (?)", told)
    sentence = " ".join(texts[0])
    asked = "SELECT rowid FROM texts WHERE texts MATCH ?"
    whole = set(index.execute(asked, (literally(sentence),)))
    assert whole <= set(index.execute(asked, (by_words(sentence),)))


def test_where_a_sentences_words_are_usual_the_sentence_itself_is_sought(store: Store) -> None:
    mixed = " ".join(reversed(SENTENCE.split()))
    usual = [item(n, BERTIL.text, subject="usual", body=mixed) for n in range(2, 2 * _FEW)]
    quoting = item(3 * _FEW, BERTIL.text, subject="quoted", body=f"> {SENTENCE}")
    store.add(item(1, body=SENTENCE), *usual, quoting)
    beside = store.source.beside(mandate(), (), ())
    assert [aside.subject for aside in beside.asides] == ["quoted"]


def test_a_sentence_is_found_with_marks_between_its_words(store: Store) -> None:
    page = f"Från: A<br>{SENTENCE[:10]}<b>{SENTENCE[10:]}</b>"
    quoting = item(2, BERTIL.text, subject="page", body=page, html=True)
    store.add(item(1, body=SENTENCE), quoting)
    assert [aside.subject for aside in store.source.beside(mandate(), (), ()).asides] == ["page"]
