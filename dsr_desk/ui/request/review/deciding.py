"""Including and leaving out: asks for the ground once, remembers how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.finding.matches import Decision
from dsr_desk.services.finding.listing import DecidedMany, Listed
from dsr_desk.services.finding.matching import MatchRow
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.review.exclude_dialog import ExcludeDialog

Stretches = tuple[tuple[int, int], ...]
_DEEPEST = 100
"""How many steps can be taken back."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on some matches, as it is shown and carried out."""

    ids: tuple[int, ...]
    decision: Decision
    onwards: bool = True
    """Whether the next item is opened; not when something was taken back."""


@dataclass(frozen=True, slots=True)
class _Before:
    """How the matches of one step stood before it, grouped by decision."""

    groups: tuple[Decided, ...]


class Deciding(QObject):
    """Carries decisions out, one after the other, and says when each is done or has failed."""

    taken = Signal(object)
    """A :class:`Decided` is on its way: the list may show it and go on."""
    stored = Signal()
    """The store has it: counts and sentence are other ones."""
    many_decided = Signal(object)
    """Carries the :class:`DecidedMany` that the store has now."""
    refused = Signal(object)
    """Carries the error; what was shown too early must be read again."""
    undo_changed = Signal(bool)
    dialog_opened = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Take the page that a dialog stands over."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self._case = 0
        self._ground: Decision | None = None
        self._steps: list[_Before] = []
        self._rows: tuple[MatchRow, ...] = ()
        self._many: tuple[Listed, Stretches] | None = None

    @property
    def ground(self) -> Decision | None:
        """The ground that was given last in this case."""
        return self._ground

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def set_case(self, case_id: int) -> None:
        """Begin with another case: grounds and steps are never carried over."""
        if case_id != self._case:
            self._case = case_id
            self._ground = None
            self._steps.clear()
            self.undo_changed.emit(False)

    def include(self, rows: Sequence[MatchRow]) -> None:
        """Include these matches."""
        self._take(rows, Decision(True))

    def exclude(self, rows: Sequence[MatchRow], *, ask: bool) -> None:
        """Leave these matches out, on the remembered ground unless asked anew."""
        if not rows:
            return
        if self._ground is not None and not ask:
            self._take(rows, self._ground)
            return
        self._rows, self._many = tuple(rows), None
        self._ask(len(rows))

    def include_many(self, listed: Listed, stretches: Stretches) -> None:
        """Include whole stretches of a list."""
        self._take_many(listed, stretches, Decision(True))

    def exclude_many(self, listed: Listed, stretches: Stretches) -> None:
        """Leave whole stretches of a list out, on a ground that is always asked for."""
        self._many = (listed, stretches)
        self._ask(sum(count for _, count in stretches))

    def _ask(self, count: int) -> None:
        dialog = ExcludeDialog(count, self._page, self._ground)
        dialog.ground_given.connect(self._on_dialog_ground_given)
        dialog.open()
        self.dialog_opened.emit(dialog)

    def undo(self) -> None:
        """Put the matches of the last step back to how they stood before it."""
        if not self._steps:
            return
        for group in self._steps.pop().groups:
            self._carry_out(group)
        self.undo_changed.emit(self.can_undo)

    def _take_many(self, listed: Listed, stretches: Stretches, decision: Decision) -> None:
        operations.decide_many(
            parent=self._page,
            desk=self._desk,
            listed=listed,
            stretches=stretches,
            decision=decision,
        ).success(self._on_many_stored).failure(self._on_decision_refused).run_in_background(
            initiator=self._page
        )

    def _take(self, rows: Sequence[MatchRow], decision: Decision) -> None:
        changed = [row for row in rows if row.match.decision != decision]
        if not changed:
            self.taken.emit(Decided((), decision))
            return
        before: dict[Decision, list[int]] = {}
        for row in changed:
            before.setdefault(row.match.decision, []).append(row.match.id)
        groups = tuple(Decided(tuple(ids), old, False) for old, ids in before.items())
        self._carry_out(Decided(tuple(row.match.id for row in changed), decision))
        self._remember(groups)

    def _remember(self, groups: tuple[Decided, ...]) -> None:
        self._steps = [*self._steps, _Before(groups)][-_DEEPEST:]
        self.undo_changed.emit(True)

    def _carry_out(self, decided: Decided) -> None:
        operations.decide_matches(
            parent=self._page,
            desk=self._desk,
            case_id=self._case,
            match_ids=decided.ids,
            decision=decided.decision,
        ).success(self._on_decision_stored).failure(self._on_decision_refused).run_in_background(
            initiator=self._page
        )
        self.taken.emit(decided)

    @Slot(object)
    def _on_dialog_ground_given(self, decision: Decision) -> None:
        self._ground = decision
        if self._many is not None:
            self._take_many(*self._many, decision)
        else:
            self._take(self._rows, decision)

    @Slot(object)
    def _on_decision_stored(self, _changes: object) -> None:
        self.stored.emit()

    @Slot(object)
    def _on_many_stored(self, many: DecidedMany) -> None:
        self._remember(tuple(Decided(ids, old, False) for old, ids in many.before))
        self.many_decided.emit(many)
        self.stored.emit()

    @Slot(object)
    def _on_decision_refused(self, error: Exception) -> None:
        self._steps.clear()
        self.undo_changed.emit(False)
        self.refused.emit(error)
