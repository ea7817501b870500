"""What a confirmation says of a run: what was erased, what was not, what was left alone."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.domain.checklist import EDITOR
from dsr_desk.domain.errors import PlanMissing
from dsr_desk.domain.receipts import RunRecord, Trace, identifies
from dsr_desk.domain.requests import Case
from dsr_desk.domain.scope import scope_sentence
from dsr_desk.services.ports import UnitOfWork

_MENTIONS = {
    "sv": "\nPersonen omnämns på {count} ställen i andras texter. De omfattas inte av er"
    " instruktion och har inte rörts.\n",
    "en": "\nThe person is mentioned in {count} places in other people's texts. Your instruction"
    " does not cover them, and they have not been touched.\n",
}

_IDENTIFIERS = {
    "sv": "\nTexter som står kvar är pseudonymiserade, inte anonymiserade: {count} träffar på"
    " namn, nummer, länkar eller liknande kan ännu peka ut personen.\n",
    "en": "\nTexts that stay are pseudonymised, not anonymised: {count} hits on names, numbers,"
    " links or the like may still point to the person.\n",
}

_PARTIAL = {
    "sv": (
        "Svaret är delvis: {channels} omfattas inte, eftersom avsändaren inte är redaktör där"
        " eller kanalen lämnades utanför. Där har ingenting raderats.",
        "Svaret är delvis: {count} poster har inte raderats, eftersom de ändrades efter"
        " godkännandet eller inte gick att radera. De behöver en ny begäran.",
    ),
    "en": (
        "This answer is partial: {channels} are not covered, because the sender is no editor there"
        " or the channel was left out. Nothing has been erased there.",
        "This answer is partial: {count} items have not been erased, because they were changed"
        " after the approval or could not be erased. They need a new request.",
    ),
}


def confirmation_fields(uow: UnitOfWork, case: Case, language: str) -> dict[str, str]:
    """Return the fields of a confirmation.

    Raises:
        PlanMissing: nothing has been run to its end.
    """
    plan = uow.plans.latest(case.id)
    record = uow.runs.of_plan(plan.id) if plan else None
    if plan is None or record is None or record.finished_at is None:
        raise PlanMissing("run")
    return {
        "scope": scope_sentence(plan.scope, language, anonymous=record.anonymous),
        "count": str(record.finished_items),
        "finished": record.finished_at.date().isoformat(),
        "digest": plan.digest[:16],
        "outside": _partial(uow, case, record, language) + _outside(record.traces, language),
    }


def _partial(uow: UnitOfWork, case: Case, record: RunRecord, language: str) -> str:
    """Say that the answer is partial: channels left out, items that could not be erased (L31)."""
    titles = {channel.key: channel.title for channel in uow.people.channels(case.organisation)}
    left_out = [
        titles.get(check.target, check.target)
        for check in uow.cases.checks(case.id)
        if check.left_out and check.code == EDITOR
    ]
    undone = sum(count for outcome, count in record.counts if not outcome.done)
    words = _PARTIAL[language]
    lines = [words[0].format(channels=", ".join(left_out))] if left_out else []
    lines += [words[1].format(count=undone)] if undone else []
    return "".join(f"\n{line}\n" for line in lines)


def _outside(traces: Sequence[Trace], language: str) -> str:
    """Say what the run has seen and left alone, because nobody may touch it on this instruction."""
    mentions = sum(trace.count for trace in traces if trace.what == "mentions")
    said = [_MENTIONS[language].format(count=mentions)] if mentions else []
    identifying = sum(trace.count for trace in traces if identifies(trace))
    said += [_IDENTIFIERS[language].format(count=identifying)] if identifying else []
    return " ".join(said)
