"""Addresses: which two are one person, and which never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import AddressError, EmailAddress, same_organisation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("anna@example.org", "ANNA@Example.ORG"),
        ("åsa@example.org", "ÅSA@example.org"),
        ("a\u030asa@example.org", "åsa@example.org"),
        ("x@exämple.example", "x@xn--exmple-cua.example"),
    ],
)
def test_two_spellings_are_one_address(left: str, right: str) -> None:
    assert EmailAddress(left) == EmailAddress(right)
    assert hash(EmailAddress(left)) == hash(EmailAddress(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("straße@example.org", "strasse@example.org"),
        ("\u006d\u0430ria@example.org", "maria@example.org"),
        ("anna.svensson@example.org", "anna.svenson@example.org"),
        ("anna+x@example.org", "anna@example.org"),
        ("\ufb01n@example.org", "fin@example.org"),
    ],
)
def test_near_twins_stay_two_people(left: str, right: str) -> None:
    assert EmailAddress(left) != EmailAddress(right)


def test_a_plus_tag_is_a_hint_only() -> None:
    tagged = EmailAddress("Anna+tidning@example.org")
    assert tagged.base == "anna@example.org"
    assert tagged.key == "anna+tidning@example.org"


@pytest.mark.parametrize(
    "text",
    ["", "anna", "@example.org", "anna@", "anna@example", "a b@example.org", "a..b@example.org",
     ".a@example.org", "a.@example.org", "a@b@example.org", "a@example.org\n", "<a@example.org>",
     "a@exa mple.org", "x" * 250 + "@example.org", "a\x00@example.org"],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        EmailAddress(text)


@given(
    st.from_regex(r"[a-z0-9]{1,10}(\.[a-z0-9]{1,5})?@[a-z]{1,8}\.(example|test)", fullmatch=True)
)
def test_case_never_matters_and_the_key_is_stable(text: str) -> None:
    assert EmailAddress(text.upper()).key == EmailAddress(text).key
    assert EmailAddress(EmailAddress(text).key).key == EmailAddress(text).key


def test_a_subdomain_belongs_to_its_organisation_and_a_look_alike_does_not() -> None:
    assert same_organisation("mail.nordkraft.example", "nordkraft.example")
    assert not same_organisation("evilnordkraft.example", "nordkraft.example")
    assert not same_organisation("nordkraft.example.test", "nordkraft.example")
