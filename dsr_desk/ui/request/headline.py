"""A case as one sentence: who, what is wished, where."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.requests import WISHES_DIFFER, Case, Nature, RequestKind
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


def headline(case: Case, checks: Iterable[Check] = ()) -> str:
    """Return what the case is about; for the window's inside only, it names the person."""
    if any(check.reason == WISHES_DIFFER for check in checks):
        if len(case.subjects) < 2:
            words = translate("Headline", "Not clear yet what is wished for {who} in {where}")
            return words.format(who=_who(case), where=_where(case))
        words = translate("Headline", "Perhaps something else for each of {who}: to be told apart")
        return words.format(who=_who(case))
    if case.nature is not Nature.INSTRUCTION and case.kind is RequestKind.NONE:
        return wording.nature(case.nature)
    sentences = {
        RequestKind.ERASURE: translate("Headline", "Erase everything {who} has written in {where}"),
        RequestKind.ACCESS: translate("Headline", "Give {who} a copy of everything in {where}"),
        RequestKind.PORTABILITY: translate(
            "Headline", "Give {who} what they have written in {where}, to take along"
        ),
        RequestKind.ACCESS_ERASURE: translate(
            "Headline", "Give {who} a copy of everything in {where}, then erase what they wrote"
        ),
        RequestKind.NONE: translate(
            "Headline", "Not clear yet what is wished for {who} in {where}"
        ),
    }
    return sentences[case.kind].format(who=_who(case), where=_where(case))


def _who(case: Case) -> str:
    addresses = [one_line(str(s.address), 120) for s in case.subjects if s.address is not None]
    if not case.subjects:
        return translate("Headline", "a person not named yet")
    if not addresses:
        return translate("Headline", "a person who has been forgotten")
    if len(addresses) > 3:
        return wording.counting.persons(len(addresses))
    return _listed(addresses)


def _where(case: Case) -> str:
    kinds = [wording.channel_kind(kind).lower() for kind in case.wished_kinds]
    return _listed(kinds) if kinds else translate("Headline", "channels not named yet")


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    last = translate("Headline", "{names} and {last}")
    return last.format(names=", ".join(names[:-1]), last=names[-1])
