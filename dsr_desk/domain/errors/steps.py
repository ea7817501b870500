"""Refusals of a step that is asked for in the wrong way, each with the way on."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.errors.refusals import (
    GroundMissing,
    OutsideMandate,
    PlanChanged,
    WrongStep,
)
from dsr_desk.domain.errors.roots import Refusal
from dsr_desk.domain.steps import KINDS

_MOST_NAMED = 20
"""So many keys are named in a sentence; a large desk has hundreds."""


class WrongKind(WrongStep):
    """The step belongs to another kind of request."""

    code = "wrong-kind"

    def __init__(self, step: str, kind: str) -> None:
        """Name the step and what the case asks for."""
        Refusal.__init__(
            self,
            f"The step “{step}” does not belong to this case: what it asks for is"
            f" “{KINDS.get(kind, kind)}”. If that is not what was meant, ask the editor.",
            step=step,
            kind=kind,
        )


class ItemsMoved(WrongStep):
    """An item is no longer what it was when it was found."""

    code = "items-moved"

    def __init__(self) -> None:
        """Say how to go on."""
        Refusal.__init__(
            self,
            "An item has changed in its source since it was found, so no extract was made. Search"
            " again, look at what has changed, then make the extract.",
        )


class DigestMissing(Refusal):
    """A plan is to be signed without saying which one was looked at."""

    code = "digest-missing"

    def __init__(self, case: str) -> None:
        """Say how to look at it."""
        super().__init__(
            "What is signed is the plan that was looked at. Look at it with “dsr-desk approve"
            f" {case}”, then type the line that it ends with.",
            case=case,
        )


class ConfirmationWrong(Refusal):
    """The typed confirmation is not that of this case."""

    code = "confirmation-wrong"

    def __init__(self, expected: str) -> None:
        """Show what must be typed; it is particular to the case and no secret."""
        super().__init__(
            f"Type exactly “{expected}” to confirm: the number of items and the case.",
            expected=expected,
        )


class NotSeen(Refusal):
    """The approver has not opened every exception and the drawn sample."""

    code = "not-seen"

    def __init__(self, left: int) -> None:
        """Say how many are left."""
        super().__init__(
            f"Not opened yet: {left} of the exceptions and samples. Open each of them before you"
            " approve.",
            left=left,
        )


class DigestWrong(PlanChanged):
    """The digest that was given is not that of the plan there is."""

    code = "digest-wrong"

    def __init__(self, case: str) -> None:
        """Say that it may be mistyped or the plan another one, and how to look at it."""
        Refusal.__init__(
            self,
            "This is not the digest of the plan as it is now: it was mistyped, or the plan has"
            f" changed since. Nothing is approved. Look at it with “dsr-desk approve {case}”, then"
            " type the line that it ends with.",
            case=case,
        )


class ItemMoved(PlanChanged):
    """Something that the plan names is not as it was found: looking again mends nothing."""

    code = "item-moved"

    def __init__(self) -> None:
        """Say the way on."""
        Refusal.__init__(
            self,
            "Something in the plan is not as it was found any more, so nothing was approved. Send"
            " the plan back: then it is searched and decided anew.",
        )


class NumberMissing(GroundMissing):
    """A missing disposal decision can't be argued away: its number is recorded (law.md L32)."""

    code = "number-missing"

    def __init__(self) -> None:
        """Say how the number is recorded."""
        Refusal.__init__(
            self,
            "A disposal decision is not overridden: its number is recorded. Ask the editor for it;"
            " on the command line, “settle CASE --disposal NUMBER” records it.",
        )


class ExclusionGroundMissing(GroundMissing):
    """An item is left out on a ground (law.md L31)."""

    code = "exclusion-ground-missing"

    def __init__(self) -> None:
        """Say that there are grounds to choose from."""
        Refusal.__init__(
            self,
            "An item is left out on a ground: choose one. On the command line, give --ground;"
            " “dsr-desk decide --help” lists the grounds.",
        )


class UnknownCheck(OutsideMandate):
    """The case has no such check."""

    code = "unknown-check"

    def __init__(self, check: str) -> None:
        """Name what was asked for."""
        Refusal.__init__(
            self,
            f"The case has no check {check}. “dsr-desk show CASE” lists its checks.",
            check=check,
        )


class UnknownEntry(OutsideMandate):
    """Not exactly one entry of the roster is what was asked for."""

    code = "unknown-entry"

    def __init__(self) -> None:
        """Say where they are listed; the address is not repeated."""
        Refusal.__init__(
            self,
            "Not exactly one entry of the roster has this channel, address and first day."
            " “dsr-desk roster” lists them; of several, say which by --since. Nothing was changed.",
        )


class UnknownOrganisation(OutsideMandate):
    """There is no such organisation, or none of those that may be chosen here."""

    code = "unknown-organisation"

    def __init__(self, known: Iterable[str]) -> None:
        """Name those that there are, by their keys; what was typed is not repeated."""
        names = _keys(known)
        Refusal.__init__(
            self,
            f"There is no organisation of that key here. There are: {names}. Nothing was read or"
            " changed.",
            known=names,
        )


class UnknownChannel(OutsideMandate):
    """There is no such channel, or the organisation has none of that key."""

    code = "unknown-channel"

    def __init__(self, known: Iterable[str]) -> None:
        """Name those that there are, by their keys; what was typed is not repeated."""
        names = _keys(known)
        Refusal.__init__(
            self,
            f"There is no channel of that key here. There are: {names}. Nothing was read or"
            " changed.",
            known=names,
        )


class UnknownMatch(OutsideMandate):
    """The case has no match of that number."""

    code = "unknown-match"

    def __init__(self) -> None:
        """Say where they are listed."""
        Refusal.__init__(
            self,
            "The case has no such item: it was found by another search, or in another case."
            " “dsr-desk match CASE --items” lists them. Nothing was changed.",
        )


def _keys(known: Iterable[str]) -> str:
    """Return keys in a row, as many as can be read; a dash where there is none."""
    found = sorted(set(known))
    more = ", …" if len(found) > _MOST_NAMED else ""
    return ", ".join(found[:_MOST_NAMED]) + more or "–"


class SearchTooOld(Refusal):
    """“Nothing found” is said of a search of the same day, over everything that was wished for."""

    code = "search-too-old"

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__(
            "“Nothing found” rests on a search of the same day in which no source was a gap, and"
            " after which nothing has come. Search again, then answer."
        )


class AddressElsewhere(Refusal):
    """No rule finds anything of the persons, and rows name them all the same."""

    code = "address-elsewhere"

    def __init__(self, source: str, rows: int) -> None:
        """Say where, and how to go on; a row's own words stay where they are."""
        super().__init__(
            f"“Nothing found” can’t be said: in “{source}” the person’s address stands"
            f" outside texts where no rule of its mapping finds it (rows: {rows}). Have your"
            " administrator look at the mapping and at that database, then search again. If the"
            " rows are other people’s, set the case aside with that reason and write to the"
            " editor.",
            source=source,
            rows=str(rows),
        )


class SearchIncomplete(Refusal):
    """What could not be searched then can be now: its items stand nowhere, and no gap tells it."""

    code = "search-incomplete"

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__(
            "Something that could not be searched when the case was can be searched now, and"
            " nobody has looked there. Search again first."
        )


class FoundSince(Refusal):
    """The persons' own items stand in a source, and the search did not have them."""

    code = "found-since"

    def __init__(self, source: str, rows: int) -> None:
        """Say where and how many, and how to go on."""
        super().__init__(
            f"“{source}” holds items of the persons (rows: {rows}) that the search did not find,"
            " so no extract was made. Search again, look at what is added, then make the extract.",
            source=source,
            rows=str(rows),
        )


class NothingToPlan(Refusal):
    """There is nothing to erase and nothing to keep: nobody has to look a second time."""

    code = "nothing-to-plan"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "Nothing was found, so there is no plan to approve. Answer the editor: the answer says"
            " that nothing was found, and what was searched."
        )
