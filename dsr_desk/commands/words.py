"""What the command line says to people for what programs know by a code.  English, like all of it.

The codes themselves are in ``--json``.  A code that has no words here is printed as it is:
something new must be seen rather than left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dsr_desk.domain.answers.replies import (
    ASK_BACK,
    BESIDE,
    CONFIRMATION,
    EXTRACT,
    NOTHING_FOUND,
    NOTICE,
    REFERRAL,
    REFUSAL,
    REMINDER,
)
from dsr_desk.domain.counting import Count, filled, grouped
from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.receipts import Outcome, RunState, Trace
from dsr_desk.domain.erasing.traces import TRACES
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround, Standing
from dsr_desk.domain.finding.beside import Hint, Likeness
from dsr_desk.domain.finding.matches import Gap, MatchCounts, Why
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Nature, RequestKind
from dsr_desk.domain.roster.proposals import Risk
from dsr_desk.domain.steps import KINDS

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.lists import MadeAlone

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ERASED: "erased",
    Outcome.ANONYMISED: "anonymised",
    Outcome.PSEUDONYMISED: "pseudonymised",
    Outcome.ALREADY_GONE: "already gone when the run came to it",
    Outcome.GONE_AFTER_RESTART: "gone, confirmed after a restart",
    Outcome.CHANGED: "changed since the approval, left alone",
    Outcome.HELD: "kept by a legal hold",
    Outcome.FAILED: "failed, not erased",
}

CAUTIONS: Mapping[CautionKind, str] = {
    CautionKind.HELD: "{count:# of the items is|# of the items are} under a legal hold since this"
    " plan was made: a run leaves them and can’t finish the case; send the plan back, so that they"
    " become exceptions",
    CautionKind.LIFTED: "{count:# exception was|# exceptions were} kept by a legal hold that has"
    " been lifted since this plan was made: by this plan {count:it stays|they stay}; send the plan"
    " back, so that {count:it is|they are} decided anew",
    CautionKind.ACTIVE: "{count:# of the items is|# of the items are} from the last two weeks:"
    " somebody may be waiting for an answer",
    CautionKind.PARTIAL: "{count:# exception, channel or person is|# exceptions, channels or"
    " persons are} left out: the answer must say so, with the grounds",
    CautionKind.ARCHIVE: "a public authority: erased by disposal decision {reference}",
    CautionKind.PUBLISHER: "a publisher: make sure that nothing published under a publishing"
    " licence is in the plan",
    CautionKind.COPIED: "{count:# trigger of the database|# triggers of the database} may copy what"
    " is erased to tables that nobody searches: ask whoever runs the database",
}

HINTS: Mapping[Hint, str] = {
    Hint.ADDRESS: "naming the address",
    Hint.NAME: "naming the person",
    Hint.PHONE: "with the person’s telephone number",
    Hint.QUOTE: "quoting the person",
    Hint.FILE: "with an attachment that names the person",
    Hint.RECIPIENT: "sent to the person",
}

LIKENESSES: Mapping[Likeness, str] = {
    Likeness.LOOKS_SAME: "looks the same",
    Likeness.ONE_LETTER: "one letter apart",
    Likeness.PARTS_SWAPPED: "the parts swapped",
    Likeness.OTHER_DOMAIN: "at a domain almost the same",
    Likeness.REPLY_ADDRESS: "where the person’s mails ask for answers",
}

WHYS: Mapping[Why, str] = {
    Why.SENDER: "exact sender",
    Why.ALIAS: "known alias",
    Why.PLUS_TAG: "plus address",
    Why.REPLY_TO: "reply-to address",
    Why.CO_AUTHOR: "sent together with somebody else",
    Why.NEAR_SENDER: "sender line that may mean the person",
    Why.PARTICIPANT: "took part in the chat",
    Why.CONVERSATION: "staff reply in the conversation",
}

RUNS: Mapping[RunState, str] = {
    RunState.RUNNING: "running",
    RunState.STOPPED: "stopped half-way; the same command goes on",
    RunState.RESIDUE: "something is left, so the case can’t close; see the lines below",
    RunState.DONE: "done",
}

ANSWERS: Mapping[str, str] = {
    ASK_BACK: "mail that asks the editor for what is missing (nothing has been searched)",
    REMINDER: "reminder to the editor (nothing has been searched)",
    BESIDE: "mail about what lies outside the request",
    REFERRAL: "mail that refers the person to the organisation",
    NOTICE: "notice that the instruction looks unlawful",
    EXTRACT: "answer about the extract",
    CONFIRMATION: "confirmation of the erasure",
    NOTHING_FOUND: "answer that nothing was found",
    REFUSAL: "answer that tells the organisation’s own decision back",
}
"""What kind of mail an answer is, by its name."""

NATURES: Mapping[Nature, str] = {
    Nature.INSTRUCTION: "an editor’s instruction",
    Nature.DATA_SUBJECT: "the person’s own mail",
    Nature.NEWSLETTER: "a newsletter",
    Nature.AUTO_REPLY: "an automatic reply",
    Nature.BOUNCE: "a mail that came back",
    Nature.UNCLEAR: "unclear who asks for what",
}

LANGUAGES: Mapping[str, str] = {"sv": "in Swedish", "en": "in English"}
"""What a mail is written in; of any other language nothing is said."""

REDACTION_GROUNDS: Mapping[RedactionGround, str] = {
    RedactionGround.OTHERS: "the rights of others",
    RedactionGround.BY_RULE: "by rule",
    RedactionGround.KNOWN: "the person knows it already",
    RedactionGround.CONSENT: "the other person agrees",
    RedactionGround.PUBLIC: "it is public, or a shared address",
    RedactionGround.NO_PERSON: "nobody else’s, or no name at all",
    RedactionGround.LOOKED_THROUGH: "a file that somebody has looked through",
    RedactionGround.UNREADABLE: "can’t be read as text",
    RedactionGround.NAMES_OTHERS: "names others, can’t be rewritten",
}

RISKS: Mapping[Risk, str] = {
    Risk.BACKDATED: "backdated: somebody gets a role for days that have passed",
    Risk.PAST_LOST: "past role taken away: an open case that rests on it stops",
    Risk.LOOK_ALIKE: "looks like another address, or its domain like the organisation’s own",
    Risk.SHARED_ADDRESS: "shared mailbox: who writes from it can’t be told",
    Risk.FOREIGN_DOMAIN: "foreign domain: none of the organisation’s",
    Risk.TWO_ORGANISATIONS: "two organisations: for each mail somebody must choose",
}

_GAPS: Mapping[str, str] = {
    "kind-without-channel": "the organisation has no such channel at the desk",
    "channel-in-other-case": "not searched here, another case has it",
    "channel-left-out": "not searched, it was left out of the request",
}


class Names(dict[str, str]):
    """The names of accounts by their ids; whoever is known no longer stays an id."""

    def __missing__(self, account: str) -> str:
        """Return the id itself, such as that of the program working without a person."""
        return account


def wish(kind: RequestKind, channels: Iterable[ChannelKind]) -> str:
    """Return a wish in words: “erasure; mail, forum”."""
    return f"{KINDS[kind]}; {', '.join(channel.value for channel in channels)}"


def nobodys_wish(kinds: Sequence[RequestKind], channels: Sequence[ChannelKind]) -> tuple[str, ...]:
    """Say what mails ask for and nobody gets once their wishes are told apart; else nothing."""
    left = [*(KINDS[kind] for kind in kinds), *(channel.value for channel in channels)]
    if not left:
        return ()
    said = f"Part of nobody’s wish: {', '.join(left)}. Ask the editor for a mail of its own on it."
    return (said,)


def names_of(desk: DeskServices) -> Names:
    """Return the names of everybody who has or had an account."""
    return Names((user.id, user.name) for user in desk.accounts.users())


def made_alone(rows: Iterable[MadeAlone], names: Names) -> list[str]:
    """Say whose account one person alone has made: that person may be both."""
    return [
        f"{names[each.account]} was given the account, a new password or the role by"
        f" {names[each.by]} alone, without a second person."
        for each in rows
    ]


def items(count: int) -> str:
    """Return a number of items."""
    return f"{Count(count):# item|# items}"


def number(count: int) -> str:
    """Return a number without a noun, in groups of three."""
    return grouped(count, "en")


def counts_line(counts: MatchCounts) -> str:
    """Return what of a match set is decided, and what is not."""
    return (
        f"{number(counts.included)} included, {number(counts.excluded)} left out,"
        f" {number(counts.unconfirmed)} to look at"
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return headings and rows as lines, each column as wide as its widest cell."""
    every = (headings, *rows)
    widths = [max(len(row[at]) for row in every) for at in range(len(headings))]
    return tuple(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in every
    )


def outcome_line(outcome: Outcome, count: int) -> str:
    """Return how many items ended so."""
    return f"  {OUTCOMES[outcome]}: {number(count)}"


def trace_line(trace: Trace) -> str:
    """Return what was found after a run; ``TRACE`` keeps the case open, ``outside`` does not."""
    mark = "TRACE" if trace.blocking else "outside"
    return f"  {mark} {trace.place}: {TRACES.get(trace.what, trace.what)} ×{number(trace.count)}"


def choice(which: Choice, *, file: bool) -> str:
    """Return what becomes of another person or of a file in an extract."""
    if which is Choice.REDACT:
        return "held back" if file else "taken out"
    return "handed over" if file else "left in"


def standing(found: Standing, *, file: bool) -> str:
    """Return how another person or a file stands, and why or that nobody has said so yet."""
    why = REDACTION_GROUNDS[found.ground] if found.decided else "not decided"
    return f"{choice(found.choice, file=file)} ({why})"


def risk_name(risk: Risk) -> str:
    """Return a risk in a word or two."""
    return RISKS[risk].partition(":")[0].partition(",")[0]


def caution_line(caution: Caution) -> str:
    """Return what to think of before signing."""
    facts = {"count": caution.count, "reference": caution.reference or "–"}
    said = filled(CAUTIONS[caution.kind], facts, "en")
    return f"CAUTION: {said}"


def gap_line(gap: Gap) -> str:
    """Return what was not searched, and why."""
    why = _GAPS.get(gap.reason) or CODES.get(gap.reason) or gap.reason
    return f"  GAP {gap.source or gap.channel}: {why}"
