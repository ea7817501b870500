"""What a confirmation says of a run: what was erased, what was not, what was left alone."""

from __future__ import annotations

from dsr_desk.domain.counting import filled
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.receipts import RunRecord
from dsr_desk.domain.errors import PlanMissing
from dsr_desk.domain.finding.scope import scope_sentence
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.requests import Case
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.stated_on_record import left_out, traces_told, undone

_MENTIONS = {
    "sv": "\nPersonen omnämns på {count:# ställe|# ställen} i andras texter. {count:Det|De}"
    " omfattas inte av er instruktion och har inte rörts.\n",
    "en": "\nThe person is mentioned in {count:# place|# places} in other people’s texts. Your"
    " instruction does not cover {count:it, and it has|them, and they have} not been touched.\n",
}

_IDENTIFIERS = {
    "sv": "\nTexter som står kvar är pseudonymiserade, inte anonymiserade:"
    " {count:# träff|# träffar} på namn, nummer, länkar eller liknande kan ännu peka ut"
    " personen.\n",
    "en": "\nTexts that stay are pseudonymised, not anonymised: {count:# hit|# hits} on names,"
    " numbers, links or the like may still point to the person.\n",
}

_PARTIAL = {
    "sv": (
        "Svaret är ofullständigt: {channels} omfattas inte, eftersom avsändaren inte är redaktör"
        " där eller kanalen lämnades utanför. Där har ingenting raderats.",
        "Svaret är ofullständigt: {count:# post|# poster} har inte raderats, eftersom"
        " {count:den|de} ändrades efter godkännandet eller inte gick att radera."
        " {count:Den|De} behöver en ny begäran.",
    ),
    "en": (
        "This answer is partial: {channels} {count:is|are} not covered, because the sender is no"
        " editor there or the channel was left out. Nothing has been erased there.",
        "This answer is partial: {count:# item has|# items have} not been erased, because"
        " {count:it was|they were} changed after the approval or could not be erased."
        " {count:It needs|They need} a new request.",
    ),
}

_BACKUPS = {
    "sv": (
        "Om en säkerhetskopia återställs raderas uppgifterna på nytt.",
        "Säkerhetskopior skrivs över inom {days:# dag|# dagar}. Återställs en kopia innan dess"
        " raderas uppgifterna på nytt.",
    ),
    "en": (
        "If a backup is restored, the data is erased again.",
        "Backups are overwritten within {days:# day|# days}. If one is restored before then, the"
        " data is erased again.",
    ),
}
"""Where it is not stated for how long backups are kept, and where it is (law.md L37)."""


def confirmation_fields(
    uow: UnitOfWork, case: Case, organisation: Organisation | None, language: str
) -> dict[str, object]:
    """Return the fields of a confirmation.

    Raises:
        PlanMissing: nothing has been run to its end.
    """
    plan = uow.plans.latest(case.id)
    record = uow.runs.of_plan(plan.id) if plan else None
    if plan is None or record is None or record.finished_at is None:
        raise PlanMissing("run")
    days = organisation.backup_days if organisation else 0
    return {
        "scope": scope_sentence(plan.scope, language, anonymous=record.anonymous),
        "count": record.finished_items,
        "finished": desk_day(record.finished_at).isoformat(),
        "digest": plan.digest[:16],
        "backups": filled(_BACKUPS[language][bool(days)], {"days": days}, language),
        "outside": _partial(uow, case, record, language) + _outside(record, language),
    }


def _partial(uow: UnitOfWork, case: Case, record: RunRecord, language: str) -> str:
    """Say that the answer is partial: channels left out, items that could not be erased (L31)."""
    still_there = undone(record)
    said = filled(_PARTIAL[language][1], {"count": still_there}, language) if still_there else ""
    return left_out_line(uow, case, language) + (f"\n{said}\n" if said else "")


def left_out_line(uow: UnitOfWork, case: Case, language: str) -> str:
    """Say which channels the answer does not cover, as a paragraph; nothing where there is none."""
    titles = {channel.key: channel.title for channel in uow.people.channels(case.organisation)}
    away = [titles.get(key, key) for key in left_out(uow, case)]
    facts = {"channels": ", ".join(away), "count": len(away)}
    return f"\n{filled(_PARTIAL[language][0], facts, language)}\n" if away else ""


def _outside(record: RunRecord, language: str) -> str:
    """Say what the run has seen and left alone, because nobody may touch it on this instruction."""
    mentions, identifying = traces_told(record)
    counts = ((_MENTIONS, mentions), (_IDENTIFIERS, identifying))
    return " ".join(filled(text[language], {"count": n}, language) for text, n in counts if n)
