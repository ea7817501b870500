"""What a confirmation says of a run: what was erased, what was not, what was left alone."""

from __future__ import annotations

from dsr_desk.domain.errors import PlanMissing
from dsr_desk.domain.receipts import RunRecord
from dsr_desk.domain.requests import Case
from dsr_desk.domain.scope import scope_sentence
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.stated_on_record import left_out, traces_told, undone

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
        "outside": _partial(uow, case, record, language) + _outside(record, language),
    }


def _partial(uow: UnitOfWork, case: Case, record: RunRecord, language: str) -> str:
    """Say that the answer is partial: channels left out, items that could not be erased (L31)."""
    titles = {channel.key: channel.title for channel in uow.people.channels(case.organisation)}
    away = [titles.get(key, key) for key in left_out(uow, case)]
    words, still_there = _PARTIAL[language], undone(record)
    lines = [words[0].format(channels=", ".join(away))] if away else []
    lines += [words[1].format(count=still_there)] if still_there else []
    return "".join(f"\n{line}\n" for line in lines)


def _outside(record: RunRecord, language: str) -> str:
    """Say what the run has seen and left alone, because nobody may touch it on this instruction."""
    mentions, identifying = traces_told(record)
    said = [_MENTIONS[language].format(count=mentions)] if mentions else []
    said += [_IDENTIFIERS[language].format(count=identifying)] if identifying else []
    return " ".join(said)
