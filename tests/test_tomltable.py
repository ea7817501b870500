"""TOML tables are read strictly: what nobody asked for is told."""

from __future__ import annotations

import tomllib

from dsr_desk.tomltable import TomlTable, as_texts, is_table

FILE = tomllib.loads("""
title = "Nordljus"
texts = ["a", "b"]
mixed = ["a", 1]
[links]
one = "a.b"
""")


def test_what_nobody_asked_for_is_told_by_name() -> None:
    table = TomlTable("the file", FILE)
    assert (table.asked("title"), table.asked("country", "SE")) == ("Nordljus", "SE")
    assert table.has("mixed")
    assert table.unknown() == ("links", "mixed", "texts")


def test_where_any_key_may_stand_all_are_asked_for() -> None:
    table = TomlTable("links", FILE["links"])
    assert table.everything() == (("one", "a.b"),)
    assert table.unknown() == ()


def test_only_a_list_of_texts_alone_is_one() -> None:
    assert as_texts(FILE["texts"]) == ("a", "b")
    assert as_texts([]) == ()
    assert [as_texts(FILE[key]) for key in ("title", "mixed", "links")] == [None, None, None]
    assert [is_table(FILE[key]) for key in ("links", "texts")] == [True, False]
