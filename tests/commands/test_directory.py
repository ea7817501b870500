"""Organisations and channels at the command line."""

from __future__ import annotations

import json

import pytest

from tests.commands.test_accounts import sam
from tests.commands.test_founding import Founder, founder

__all__ = ["founder", "sam"]


def test_a_customer_comes_and_a_channel_goes(founder: Founder, sam: tuple[str, ...]) -> None:
    who = ("organisation", "add", "dalen", "--title", "Dalens energi", "--kind", "company")
    assert "dalen: Dalens energi, SE, dalen.example" in founder.types(
        *who, "--domain", "dalen.example", *sam
    )
    where = ("channel", "add", "da-mail", "--organisation", "dalen", "--kind", "mail")
    said = founder.types(*where, "--title", "Kundtjänst", "--action", "delete", *sam)
    assert "da-mail: Kundtjänst (mail of dalen), content in archive" in said
    assert "dsr-desk import FOLDER --organisation dalen --channel da-mail" in said
    assert "ended 20" in founder.types("channel", "end", "da-mail", *sam)
    rows = json.loads(founder.types("channel", "--json"))
    assert [row["key"] for row in rows if row["ended"]] == ["da-mail"]
    assert len(json.loads(founder.types("organisation", "--json"))) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("channel", "end", "nobody"),
        ("organisation", "add", "nordljus", "--title", "X", "--kind", "company"),
    ],
)
def test_what_can_not_be_done_says_why(
    founder: Founder, sam: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert founder.types(*words, *sam, status=1).startswith("Nothing was changed: ")
