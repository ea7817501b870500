"""What a confirmation says of a run: what was erased, what was not, what was left alone."""

from __future__ import annotations

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.receipts import RunRecord
from dsr_desk.domain.errors import PlanMissing
from dsr_desk.domain.finding.scope import scope_sentence
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.requests import Case
from dsr_desk.domain.titles import channels_apart
from dsr_desk.services.intake.asking import listed
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.intake.settled import PERSON_BACK, PERSON_OUT, persons_out
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.stated_on_record import left_out, traces_told, undone


def confirmation_fields(
    uow: UnitOfWork,
    texts: ReplyTexts,
    case: Case,
    organisation: Organisation | None,
    language: str,
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
        # Whether it is stated for how long backups are kept (law.md L37).
        "backups": texts.sentence(language, "backups-days" if days else "backups", days=days),
        "outside": _partial(uow, texts, case, record, language) + _outside(texts, record, language),
    }


def _partial(
    uow: UnitOfWork, texts: ReplyTexts, case: Case, record: RunRecord, language: str
) -> str:
    """Say that the answer is partial: channels left out, items that could not be erased (L31)."""
    left = undone(record)
    said = texts.paragraph(language, "items-left", count=left) if left else ""
    return left_out_lines(uow, texts, case, language) + said


def left_out_lines(uow: UnitOfWork, texts: ReplyTexts, case: Case, language: str) -> str:
    """Say which channels and persons the answer does not cover; nothing where there is none."""
    persons = persons_line(uow, texts, case, language)
    return _channels_line(uow, texts, case, language) + persons


def persons_line(uow: UnitOfWork, texts: ReplyTexts, case: Case, language: str) -> str:
    """Say who of those whom the mails name was taken out here, by their places there."""
    entries = uow.audit.entries(case.number, events=(PERSON_OUT, PERSON_BACK))
    out = persons_out(entries, case.number)
    if not out:
        return ""
    which = [
        texts.sentence(
            language,
            "person-of-mail" if mail == 1 else "person-of-later-mail",
            mail=mail,
            place=place,
        )
        for mail, place in out
    ]
    return texts.paragraph(
        language, "persons-left-out", which=listed(which, language), count=len(out)
    )


def _channels_line(uow: UnitOfWork, texts: ReplyTexts, case: Case, language: str) -> str:
    apart = channels_apart(uow.people.channels(case.organisation))
    titles = {channel.key: channel.title for channel in apart}
    away = [titles.get(key, key) for key in left_out(uow, case)]
    if not away:
        return ""
    channels = ", ".join(away)
    return texts.paragraph(language, "channels-left-out", channels=channels, count=len(away))


def _outside(texts: ReplyTexts, record: RunRecord, language: str) -> str:
    """Say what the run has seen and left alone, because nobody may touch it on this instruction."""
    mentions, identifying = traces_told(record)
    seen = (("mentions", mentions), ("identifying", identifying))
    said = [texts.paragraph(language, name, count=count) for name, count in seen if count]
    return " ".join(said)
