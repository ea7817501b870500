"""The guards of an attestation's ``ok``, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_ATTESTATION = "dsr_desk/domain/intake/attestation.py"
_OPINION = "tests/domain/intake/test_second_opinion.py"
_TICKETS = "tests/domain/intake/test_tickets_and_titles.py"

_HEADS = "tests/domain/intake/test_heads_and_owners.py"

ATTESTATIONS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "attestation: a table's head that tells of a check heads nothing",
        "dsr_desk/domain/intake/tables.py",
        "alike and find_doubt(text, words, (Danger.ENCOUNTER, Danger.VAGUE)) is None",
        "alike",
        f"{_HEADS} -k head_of_a_table",
    ),
    (
        "attestation: what introduces persons gives no example",
        "dsr_desk/domain/intake/tables.py",
        "introduces and find_doubt(text, words) is None",
        "introduces",
        f"{_HEADS} -k introduce_the_persons",
    ),
    (
        "attestation: like addresses of one organisation may be two people's",
        "dsr_desk/domain/intake/one_person.py",
        "first.domain != other.domain and _akin",
        "_akin",
        f"{_HEADS} -k with_one_name",
    ),
    (
        "attestation: different names beside like addresses are two people",
        "dsr_desk/domain/intake/one_person.py",
        "not named_apart and _same_owner",
        "_same_owner",
        f"{_HEADS} -k names_that_differ",
    ),
    (
        "attestation: a name that signs is no person concerned",
        "dsr_desk/domain/intake/names.py",
        "named and len(told) >= len(parts) + _TELLING",
        "named",
        f"{_HEADS} -k name_that_signs",
    ),
    (
        "attestation: a picture may take back what it stands behind",
        "dsr_desk/domain/intake/loose.py",
        "(_WORD.search(picture.text) or _UNKIND.search(picture.text))",
        "_WORD.search(picture.text)",
        f"{_HEADS} -k a_picture",
    ),
    (
        "attestation: one statement is enough against it",
        _ATTESTATION,
        "    if whole and worst < taught.refused_statement:\n",
        "    if whole:\n",
        f"{_OPINION} -k one_statement_is_enough",
    ),
    (
        "attestation: no doubt is lifted beside a statement that weighs",
        _ATTESTATION,
        "worst < doubt.lift.at_most(taught) and against",
        "against",
        f"{_OPINION} -k one_statement",
    ),
    (
        "attestation: an older post of a ticket gives none",
        "dsr_desk/domain/intake/regions.py",
        " or self._ticket.dates_older(plain)",
        "",
        f"{_TICKETS} -k older_post",
    ),
    (
        "attestation: what stands above a ticket's first day is heard",
        "dsr_desk/domain/intake/tickets.py",
        "named and _POSTED",
        "_POSTED",
        f"{_TICKETS} -k above_the_first_day",
    ),
    (
        "attestation: our own question sent back gives none",
        "dsr_desk/domain/intake/tickets.py",
        "_DECORATED.match(plain) and self._markers",
        "self._markers",
        f"{_TICKETS} -k our_own_question",
    ),
    (
        "attestation: a danger in the subject line is never lifted",
        _ATTESTATION,
        "    if _doubted(roleless, words) or odd_subject",
        "    if odd_subject",
        f"{_TICKETS} -k danger_in_the_subject",
    ),
    (
        "attestation: what is said of a role below the name is heard",
        "dsr_desk/domain/intake/below.py",
        "        if not sentence.closed and words.dangers.roles.fullmatch(line):\n",
        "        if words.dangers.roles.search(line):\n",
        f"{_TICKETS} -k below_the_name_is_heard",
    ),
    (
        "attestation: two names are two persons",
        "dsr_desk/domain/intake/one_person.py",
        "len(beside) == 1 and ",
        "",
        f"{_TICKETS} -k one_full_name",
    ),
    (
        "attestation: a check on a day to come is none",
        _ATTESTATION,
        '[Objection("attestation-future", coming.evidence(shown))] if coming else []',
        "[]",
        "tests/domain/intake/test_what_is_still_to_come.py",
    ),
)
