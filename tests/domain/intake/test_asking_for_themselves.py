# ruff: noqa: E501 (statements read better uncut)
"""A relative who is named, and asks for what they wrote themselves; and all who ask for others."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.attesting.askers import asks_for_themselves
from dsr_desk.domain.intake.attesting.remarks import names_meant
from dsr_desk.domain.intake.parse import attestation_material, parse_request
from dsr_desk.domain.requests import ReadMessage, Verdict
from tests.domain.intake.letters import letter, wordings

ADDRESS = {
    "sv": "Adressen är kim.thoren@example.org.",
    "en": "The address is kim.thoren@example.org.",
}
OWN = [
    ("sv", "Vi har en vårdnadshavare som begärt ut kopior på alla mejl som hon skrivit till skolan sen dottern började i ettan."),
    ("sv", "En förälder vill få alla sina inlägg i föräldraforumet raderade."),
    ("sv", "Två vårdnadshavare vill att alla mejl som de skrivit till skolan raderas."),
    ("sv", "En tidigare vårdnadshavare har bett oss radera alla sina chattar."),
    ("sv", "En pappa vars dotter har slutat vill att alla mejl som han skrivit till oss raderas."),
    ("en", "A mother whose children left our school in the summer has asked us to erase all the posts she wrote in the parents' forum."),
    ("en", "Mr Adeyemi, whose daughter left Hillcrest at Christmas, has asked for the messages he wrote in our parents' chat to be erased."),
    ("en", "Mrs Adeyemi, whose son left Hillcrest at Christmas, has asked for the messages she wrote in our parents' chat to be erased."),
    ("en", "A parent has asked us to erase all the emails she sent to the school."),
    ("en", "Two former parents have asked us to have their emails and forum posts erased."),
    ("en", "A father wants all the emails erased that he wrote to us since his son joined."),
]  # fmt: skip
FOR_OTHERS = [
    # Whose messages they are is somebody else's, or open.
    ("sv", "En vårdnadshavare vill att alla mejl som hennes son skrivit raderas."),
    ("sv", "En mamma vill att alla mejl som han skrivit till oss raderas."),
    ("sv", "En pappa vars son har slutat vill att alla mejl som han skrivit till oss raderas."),
    ("sv", "En mamma vars barn har slutat vill att alla mejl som hon skrivit till oss raderas."),
    ("sv", "En vårdnadshavare till en elev vill radera alla sina mejl."),
    ("sv", "En elevs mamma vill radera alla sina mejl."),
    ("sv", "En förälder har begärt att alla mejl raderas."),
    ("sv", "Kim har slutat i klubben. En förälder vill att alla mejl han skrivit raderas."),
    ("sv", "En förälder vill att alla mejl han skrivit raderas. Han gick i klass 7B."),
    ("sv", "En annan förälder vill få alla sina mejl raderade."),
    ("sv", "En mamma vars dotter visade hennes körkort vill få alla sina mejl raderade."),
    ("sv", "En pappa vars fru ringde åt honom vill få alla sina mejl raderade."),
    ("sv", "En pappa vars dotter slutade och ringde oss vill få alla sina mejl raderade."),
    ("sv", "En vårdnadshavare, tror vi, vill få alla sina mejl raderade."),
    ("sv", "Dottern säger att en förälder vill få alla sina mejl raderade."),
    ("sv", "En vårdnadshavare vill få alla sina och barnets mejl raderade."),
    # Called by a word that is no relative's, or in Swedish by a pronoun that is never one's own.
    ("sv", "En mamma har bett oss radera alla hennes mejl till oss."),
    ("sv", "Vårdnadshavaren vill att alla hennes mejl raderas."),
    ("sv", "En mamma vill att alla mejl hon skrivit sedan sonen flyttade kontot raderas."),
    ("sv", "En pappa vill radera alla sina mejl. Adressen är familjens."),
    ("en", "A mother has asked us to erase all emails from her own boy."),
    ("en", "A father has asked us to delete all the emails his lad sent."),
    ("en", "A mother has asked us to erase all emails of her youngest."),
    ("en", "A grandmother has asked us to delete all emails from her charge."),
    ("en", "Two parents have asked us to erase all the emails from their boy."),
    ("en", "A mother has asked us to erase all the posts her son wrote in the forum."),
    ("en", "A mother whose child left our school has asked us to erase all the posts she wrote."),
    ("en", "A father whose son left our school has asked us to erase all the posts he wrote."),
    ("en", "A pupil's mother has asked us to erase all her posts."),
    ("en", "A guardian of one of our members has asked us to erase all his posts."),
    ("en", "A parent has asked us to erase all the emails. She left year 7 in June."),
    ("en", "Mr Adeyemi, whose wife showed us his licence, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose daughter came in with his passport, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose daughter left a copy of his passport, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose daughter left us a voicemail for him, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose daughter left a note with the caretaker, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose son joined our chat in his name, has asked for all the messages he wrote to be erased."),
    ("en", "A parent, whose brother has the account now, has asked us to erase all her own posts."),
    ("sv", "En pappa vars dotter bytte lösenordet vill få alla sina mejl raderade."),
    ("en", "Our former guardian, whose son left us the form, has asked us to erase all her emails."),
    ("en", "One of our guardians, whose daughter started writing for him, would like their own posts erased."),
    ("en", "Our former guardian, whose children went through his account, would like their own posts erased."),
    ("en", "Our former guardian, whose son went to the counter, has asked us to erase all her emails."),
    ("en", "Our former guardian, whose son left documents, has asked us to erase all her emails."),
    ("sv", "En pappa vars dotter flyttade kontot har begärt att alla sina mejl raderas."),
    ("sv", "En vårdnadshavare vars son gick till disken har begärt att alla sina mejl raderas."),
    ("sv", "En vårdnadshavare vars son slutade svara har begärt att alla sina mejl raderas."),
    ("sv", "En pappa vars dotter gick med på det vill att alla mejl han skrivit raderas."),
    ("en", "A mother's posts are to be erased, he has asked for it and they are his own."),
    ("en", "Ms Adeyemi, whose daughter left Hillcrest at Christmas, has asked for all the messages she wrote to be erased."),
    ("en", "Kim Thoren, whose brother moved and speaks for him, has asked for all the messages he wrote to be erased."),
    ("en", "Mr Adeyemi, whose daughter joined the call, has asked for all the messages he wrote to be erased."),
    ("en", "A parent, we believe, has asked us to erase all the emails she sent to the school."),
    ("en", "Tim left in June. A parent has asked us to erase all the emails he sent to the school."),
    ("en", "A father wants all the emails he wrote to us since his wife phoned erased."),
    ("en", "A mother, kim.thoren@example.org, has asked us to erase the emails her daughter and she wrote."),
]  # fmt: skip


SENTENCE = {
    "sv": "Vi har bekräftat personens identitet.",
    "en": "We have confirmed the person's identity.",
}
SEVERAL = {
    "sv": "Vi har bekräftat personernas identitet.",
    "en": "We have confirmed the persons' identity.",
}


def as_letter(language: str, said: str) -> ReadMessage:
    sentence = (SEVERAL if said.startswith(("Två", "Two")) else SENTENCE)[language]
    text = f"Hej,\n\n{said} {ADDRESS[language]}\n\n{sentence}\n\nMvh\nMaria Strand"
    return letter(text)


def own_asked_for(language: str, said: str) -> bool:
    material = attestation_material(as_letter(language, said), wordings())
    meant = names_meant(material.sentences, material.subjects)
    return asks_for_themselves(material.sentences, meant, wordings(), "hillcrest")


@pytest.mark.parametrize(("language", "said"), OWN)
def test_who_asks_for_their_own_is_nobodys_proxy(language: str, said: str) -> None:
    assert own_asked_for(language, said)
    assert parse_request(as_letter(language, said), wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(("language", "said"), FOR_OTHERS)
def test_who_may_ask_for_another_is_still_named(language: str, said: str) -> None:
    assert not own_asked_for(language, said)
