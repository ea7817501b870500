"""What only looks like customs around a request: none of it attests, and none hides a doubt."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, rules_alone

SV = "Vi har bekräftat personens identitet."
EN = "We have confirmed the person's identity."
WISH = "Radera alla mejl och chattar som una.roth@example.org har skrivit."
PLEASE = "Please delete all emails and chats from una.roth@example.org."
SIGNED = "Med vänlig hälsning\nAnna Ek"


def read(text: str) -> ParsedRequest:
    return parse_request(letter(text, "", "maria@bokladan.example"), rules_alone())


def attests(text: str) -> bool:
    return read(text).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "lead",
    [
        "Som ni bad om för Bo Ek förra veckan", "Exempel på meningen ni vill ha", "Be Karin skicka meningen ni behöver", "Meningen ni vill ha skickar Karin på måndag",
        "Jag skulle behöva skriva", "Meningen ni ville ha i förra ärendet", "As you wanted for Bo Ek", "Draft of the statement you need", "We will then write as requested",
        "As instructed, I guess", "The line you need, hopefully true", "The phrase you need, as dictated by the caller", "You must write the following as required", "As wanted by Una",
    ],
)  # fmt: skip
def test_only_the_known_words_of_such_a_statement_hand_the_sentence_over(lead: str) -> None:
    assert not attests(f"{WISH}\n\n{lead}: {SV}\n\n{SIGNED}")


@pytest.mark.parametrize(
    "above",
    [
        "Externt ärende: vi har inte kollat henne ännu.", "Observera att avsändaren är okänd för oss.", "OBS! externt mejl\nVi har inte kollat henne än, vänta med detta.",
        "Important: attachments are missing, the id check is outstanding.", "EXTERNAL EMAIL\nActually, we haven't seen her passport.", "[EXTERNAL]\nFrom the customer:",
        "Unverified sender, please wait.", "Extern avsändare. Mannen skrev det.", "The sender is outside. Anna only guessed.", "Viktigt: jag är extern konsult utan behörighet.", "Caution, the links she sent are dead so we haven't seen her passport.",
    ],
)  # fmt: skip
def test_no_gateway_speaks_of_the_person(above: str) -> None:
    assert not attests(f"{above}\n\nHej!\n\n{WISH} {SV}\n\n{SIGNED}")


@pytest.mark.parametrize(
    "said",
    [
        "Svara inte på detta förrän vi har sett hennes legitimation.", "Detta mejl skickades från webbformuläret och ingen har kollat vem det är.",
        "Do not reply to this until we have seen her passport.", "Automated email, dictated by the daughter.", "Svara inte på detta. Läs först bifogat återkallande.", "This is an automatic message, no human has checked the person.",
    ],
)  # fmt: skip
def test_no_system_speaks_of_the_check(said: str) -> None:
    assert not attests(f"Hej!\n\n{said}\n\n{WISH} {SV}\n\n{SIGNED}")
    assert not attests(f"Hej!\n\n{WISH} {SV}\n\n{said}\n\n{SIGNED}")


def test_what_a_system_says_of_its_mail_is_no_part_of_it() -> None:
    said = "This email was sent via the website's form. Do not reply to this email."
    assert attests(f"{PLEASE} {EN}\n\n{said}")


@pytest.mark.parametrize(
    "told",
    [
        "This is what they wrote", "Below is everything they wrote", "Radera enligt det hon skrev", "She asks us to delete everything, this is what she wrote",
        "She wrote to us last night with the following rather touching words",
    ],
)  # fmt: skip
def test_a_letter_below_what_they_wrote_is_no_list(told: str) -> None:
    assert not attests(f"Hej,\n\n{told}:\n\n{PLEASE} {EN}\nUna Roth")


@pytest.mark.parametrize(
    "below",
    ["tack vare kunden", "vänligen dubbelkolla", "mvh kunden", "mvh una", "kram mamma", "vh dottern", "tack på måndag", "best effort", "yours to check", "regards her mum", "thanks to facebook", "on duty tomorrow"],
)  # fmt: skip
def test_what_runs_on_is_a_closing_with_a_name_or_it_is_heard(below: str) -> None:
    text = f"hej kan ni ta bort alla mejl från una.roth@example.org, {SV.lower()[:-1]} {below}"
    assert not attests(text)


@pytest.mark.parametrize(
    "said",
    [
        "Båda adresserna ska bort.", "Vi har bytt adress till Storgatan 3.", "Svara gärna på båda adresserna.", "You can reply to either address.", "Our office changed its name.",
        "They have lived together since she divorced.", "One person here handles this.", "Before that we had not heard of them.",
    ],
)  # fmt: skip
def test_two_people_do_not_become_one_in_passing(said: str) -> None:
    assert not attests(
        f"Hej,\n\n{said}\n\nRadera alla mejl från una.roth@example.org och bo.ek@example.net. {SV}\n\n{SIGNED}"
    )


@pytest.mark.parametrize(
    "legend",
    ["Kvar att göra (kryssat)", "Kryss = saknas", "[x] betyder att det återstår", "A cross marks what is missing", "Ifyllt av kunden", "Min begäran"],
)  # fmt: skip
def test_a_tick_that_means_something_else_is_no_yes(legend: str) -> None:
    form = f"E-post: una.roth@example.org\nÖnskemål: radera alla mejl\nIntyg: [x] {SV}"
    assert not attests(f"{legend}\n{form}")
    assert attests(form)


def test_two_boxes_that_contradict_each_other_are_no_yes() -> None:
    form = f"E-mail: una.roth@example.org\nRequest: delete all emails\n[x] {EN}\n[ ] Yes\n[x] No"
    assert not attests(form)


@pytest.mark.parametrize("office", ["god man", "ombud", "guardian", "executor"])
def test_who_acts_for_somebody_signs_no_attestation(office: str) -> None:
    assert not attests(f"{WISH} {SV}\n\nMvh\nBo Ek, {office}")


@pytest.mark.parametrize("closing", ["Nästan säkert, mvh,", "Almost sure, yours,"])
def test_what_is_said_before_a_closing_is_heard(closing: str) -> None:
    assert not attests(f"{WISH} {SV}\n\n{closing}\nAnna Ek")


@pytest.mark.parametrize(
    "said", ["Kim is going to take care of it on Monday.", "This is for a mother."]
)
def test_what_somebody_else_does_is_not_innocent(said: str) -> None:
    assert not attests(f"{PLEASE} {EN} {said}\n\n{SIGNED}")


@pytest.mark.parametrize("cell", ["Customer says", "Model", "Exempel", "Kvar"])
def test_a_cell_behind_the_sentence_is_heard(cell: str) -> None:
    assert not attests(f"{PLEASE}\n\n{EN} | {cell}\n\n{SIGNED}")
    assert attests(f"{PLEASE}\n\n{EN} | Anna Ek\n\n{SIGNED}")


def test_which_una_it_is_matters() -> None:
    assert not attests(f"{WISH} {SV} Radera oavsett vilken Una det är.\n\n{SIGNED}")
