"""Erasing a batch: re-read, compare, act, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Engine,
    MetaData,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.receipts import ItemOutcome, Outcome, Standing
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.people import Action
from dsr_desk.sources.engines import writing
from dsr_desk.sources.erasing.verifying import Verifier
from dsr_desk.sources.fulltext import gathered, index_of
from dsr_desk.sources.keys import Key, chunks, parse_keys
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import KEYS, exactly, persons
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule
from dsr_desk.sources.masking import Masker, html_to_text
from dsr_desk.sources.reading import ItemReader, Judged, Row

OUTSIDE = "outside-mandate"
NOT_THE_PERSONS = "not-the-persons"
NAMED_TWICE = "named-twice"
_SETTLED = {
    Standing.GONE: Outcome.ALREADY_GONE,
    Standing.ANONYMISED: Outcome.ANONYMISED,
    Standing.CHANGED: Outcome.CHANGED,
}
_ID = "{id}"
_KEY = "key_of_row"
_KEYS_AT_ONCE = 1_000
"""How many keys a statement is given that reads no rows: a batch."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How one plan item stands, and the row it stands for while it is there."""

    standing: Standing
    row: Row | None = None
    reason: str = ""


_GONE = _Look(Standing.GONE)
_OUTSIDE = _Look(Standing.CHANGED, reason=OUTSIDE)
_UNCHANGED = _Look(Standing.UNCHANGED)


@dataclass(slots=True)
class _Looks:
    """How the items of a batch stand, and by which keys their rows are known; by number."""

    of: dict[int, _Look] = field(default_factory=dict)
    keys: dict[int, Key | None] = field(default_factory=dict)
    hung: dict[tuple[str, str], dict[object, int]] = field(default_factory=dict)
    """How many rows hung on the items of a table, by link and key."""


class Eraser:
    """Looks at plan items and carries them out, inside one mandate."""

    def __init__(self, engine: Engine, fit: Fit, mandate: Mandate) -> None:
        """Take the store, the fitted mapping and the fence."""
        self._engine = engine
        self._fit = fit
        self._mandate = mandate
        self._verifier = Verifier(fit, mandate)

    def standing(self, items: Sequence[PlanItem]) -> tuple[Standing, ...]:
        """Tell how each item stands now."""
        with self._engine.connect() as connection:
            looks = self._look(connection, items, lock=False)
        return tuple(looks.of[item.number].standing for item in items)

    def erase(
        self, items: Sequence[PlanItem], last_word: Callable[[], None]
    ) -> tuple[ItemOutcome, ...]:
        """Carry out a batch in one transaction; each item has exactly one outcome."""
        with writing(self._engine).begin() as connection:
            looks = self._look(connection, items, lock=True)
            todo: dict[ItemRef, PlanItem] = {}
            outcomes = [_decide(item, looks.of[item.number], todo) for item in items]
            index = index_of(connection, self._fit) if todo else ""
            with gathered(connection, index, merging=False):
                self._act(connection, list(todo.values()), looks)
            last_word()
        return tuple(outcomes)

    def present(self, items: Sequence[PlanItem]) -> tuple[bool, ...]:
        """Tell of each item whether it is there, wherever it lies; a stranger's counts as there."""
        there: dict[int, bool] = {}
        with self._engine.connect() as connection:
            for rule, own in self._by_rule(items):
                keys = self._keys(rule, own)
                known = [key for key in keys.values() if key is not None]
                found = self._elsewhere(connection, rule, known)
                there |= {n: key is None or key in found for n, key in keys.items()}
        return tuple(there.get(item.number, True) for item in items)

    def _look(self, connection: Connection, items: Sequence[PlanItem], *, lock: bool) -> _Looks:
        looks = _Looks()
        whole = any(item.action is Action.ANONYMISE for item in items)
        for rule, own in self._by_rule(items):
            keys = self._keys(rule, own)
            wanted = list(dict.fromkeys(key for key in keys.values() if key is not None))
            reader = ItemReader(self._fit, rule, self._mandate)
            rows = _read(reader, connection, wanted, whole=whole, lock=lock)
            for name, counts in reader.hung.items():
                looks.hung.setdefault((rule.table, name), {}).update(counts)
            # Mostly none: they are told apart by their texts only where one is.
            some = len(rows) < len(wanted)
            missing = [key for key in wanted if str(key) not in rows] if some else []
            elsewhere = self._elsewhere(connection, rule, missing)
            looks.keys |= keys
            for item in own:
                seen = rows.get(item.ref.key)
                looks.of[item.number] = (
                    _compare(item, rule, seen)
                    if seen is not None
                    else _OUTSIDE
                    # What can be no key of the table is not known to be gone.
                    if keys[item.number] in elsewhere or keys[item.number] is None
                    else _GONE
                )
        strangers = [item for item in items if item.number not in looks.of]
        looks.of.update((item.number, _OUTSIDE) for item in strangers)
        foreign = [item for item in items if item.ref.source != self._fit.source]
        looks.of.update((item.number, _OUTSIDE) for item in foreign)
        return looks

    def _by_rule(self, items: Sequence[PlanItem]) -> Iterator[tuple[ItemRule, Sequence[PlanItem]]]:
        """Yield the rules that some of the items were found by, in order, each with its items."""
        found_by = [item.ref.rule for item in items]
        names = set(found_by)
        for rule in self._fit.mapping.items:
            if rule.name in names:
                own = zip(items, found_by, strict=True)
                yield rule, [item for item, name in own if name == rule.name]

    def _keys(self, rule: ItemRule, own: Sequence[PlanItem]) -> dict[int, Key | None]:
        """Return the keys of a rule's items, by number; None where it can't be one."""
        keys = parse_keys(self._fit.id(rule), [item.ref.key for item in own])
        return dict(zip([item.number for item in own], keys, strict=True))

    def _elsewhere(
        self, connection: Connection, rule: ItemRule, keys: Sequence[Key]
    ) -> frozenset[Key]:
        """Return which keys exist outside the fence.

        The one question about items without the fence, and it learns nothing but that: an item that
        was moved out of the channels must not be reported as gone.
        """
        if not keys:
            return frozenset()
        asked = self._fit.once("there", rule.name, self._mandate, partial(self._there, rule))
        found: set[Key] = set()
        for part in chunks(keys, _KEYS_AT_ONCE):
            found.update(connection.scalars(asked, {KEYS: part}).all())
        return frozenset(found)

    def _there(self, rule: ItemRule) -> Select[Any]:
        column = self._fit.id(rule)
        return select(column).where(self._fit.among(column))

    def _act(self, connection: Connection, items: Sequence[PlanItem], looks: _Looks) -> None:
        known = [row for item in items if (row := looks.of[item.number].row) is not None]
        names = self._names(connection, known) if known else ()
        gone: dict[tuple[str, str, tuple[str, ...]], tuple[ItemRule, list[Key]]] = {}
        for rule, own in self._by_rule(items):
            for action in Action:
                chosen = [item.number for item in own if item.action is action]
                keys = [key for number in chosen if (key := looks.keys[number]) is not None]
                if not keys:
                    continue
                if action is Action.DELETE:
                    # Rules over one table go by one statement: at each, FTS5 writes out its words.
                    place = (rule.table, rule.id, rule.delete.first)
                    gone.setdefault(place, (rule, []))[1].extend(keys)
                else:
                    self._remove_linked(connection, rule, rule.anonymise.first, keys, looks)
                    masked = [row for number in chosen if (row := looks.of[number].row) is not None]
                    self._anonymise(connection, rule, masked, names)
        for rule, keys in gone.values():
            self._remove_linked(connection, rule, rule.delete.first, keys, looks)
            self._delete(connection, rule, keys)

    def _remove_linked(
        self,
        connection: Connection,
        rule: ItemRule,
        names: Sequence[str],
        keys: Sequence[Key],
        looks: _Looks,
    ) -> None:
        for name in names:
            link = self._fit.mapping.link(name)
            making = partial(self._deleting, link.child, self._fit.child(link))
            statement = self._fit.once("remove", name, self._mandate, making)
            removed = sum(
                connection.execute(statement, {KEYS: part}).rowcount
                for part in chunks(keys, _KEYS_AT_ONCE)
            )
            seen = looks.hung.get((rule.table, name))
            if seen is not None:
                # Without a foreign key something may be added to an item that is locked.
                self._verifier.touched(link.child, removed, sum(seen.get(key, 0) for key in keys))
        self._verifier.alone(connection, rule, names, keys)

    def _delete(self, connection: Connection, rule: ItemRule, keys: Sequence[Key]) -> None:
        making = partial(self._deleting, rule.table, self._fit.id(rule))
        statement = self._fit.once("delete", rule.name, self._mandate, making)
        for part in chunks(keys, _KEYS_AT_ONCE):
            rows = connection.execute(statement, {KEYS: part}).rowcount
            self._verifier.touched(rule.table, rows, len(part))
        self._verifier.gone(connection, rule, keys)

    def _deleting(self, table: str, column: Column[Any]) -> Delete:
        """Return the statement that deletes the rows of these keys inside the fence."""
        fence = self._fit.scope(table, self._mandate)
        return delete(self._fit.tables[table]).where(self._fit.among(column), fence)

    def _anonymise(
        self, connection: Connection, rule: ItemRule, rows: Sequence[Row], names: Sequence[str]
    ) -> None:
        """Give rows their fixed values and their masked texts, by one statement for all of them."""
        addresses = [form for _, a in self._mandate.subjects for form in (a.text, a.key, a.base)]
        masker = Masker(addresses, names)
        table, key = self._fit.tables[rule.table], self._fit.id(rule)
        values: list[dict[str, Any]] = [
            {
                _KEY: row.columns[key.name],
                **dict(_set_values(rule, row.item.ref.key)),
                **_masked(rule, row, masker),
            }
            for row in rows
        ]
        self._verifier.touched(table.name, self._set(connection, table, key, values), len(values))
        wanted = {each[_KEY]: {n: v for n, v in each.items() if n != _KEY} for each in values}
        self._verifier.anonymised(connection, rule, wanted)

    def _set(
        self, connection: Connection, table: Table, key: Column[Any], values: list[dict[str, Any]]
    ) -> int:
        """Set columns of rows, each its own; return how many rows were touched."""
        names = [name for name in values[0] if name != _KEY]
        change = update(table).where(self._fit.scope(table.name, self._mandate))
        if not self._fit.embedded:
            each = change.where(key == bindparam(_KEY))
            each = each.values({name: bindparam(name) for name in names})
            return connection.execute(each, values).rowcount
        # One statement for all: at the beginning of each, FTS5 writes out what it has gathered.
        kinds = {_KEY: key.type, **{name: table.c[name].type for name in names}}
        columns = [Column(name, kind) for name, kind in kinds.items()]
        staged = Table("desk_staged", MetaData(), *columns, prefixes=["TEMPORARY"])
        staged.create(connection)
        connection.execute(insert(staged), values)
        change = change.where(exactly(key) == staged.c[_KEY])
        touched = connection.execute(change.values({name: staged.c[name] for name in names}))
        staged.drop(connection)
        return touched.rowcount

    def _names(self, connection: Connection, rows: Iterable[Row]) -> tuple[str, ...]:
        """Return the names the persons have used: on this batch's items and on those still there.

        Staff replies name the person too; once the person's own items are anonymised, only the
        recipient lines and the address itself tell the name.
        """
        names = {row.item.author_name for row in rows if not row.item.staff}
        for row in rows:
            names.update(_display_names(row.item.recipients) if row.item.staff else ())
        for rule in self._fit.mapping.items:
            if isinstance(rule.mine, IsAddress):
                table = self._fit.tables[rule.table]
                statement = select(table.c[rule.show.author_name]).distinct()
                where = and_(
                    self._fit.scope(rule.table, self._mandate),
                    self._fit.is_address(rule.table, rule.mine),
                )
                found = connection.scalars(statement.where(where), persons(self._mandate))
                names.update(name or "" for name in found)
        return tuple(sorted(names))


def _read(
    reader: ItemReader, connection: Connection, keys: Sequence[Key], *, whole: bool, lock: bool
) -> dict[str, Judged]:
    """Return what stands inside the fence, by key as text."""
    if not whole:
        return dict(reader.judged(connection, keys, lock=lock))
    rows = reader.load(connection, keys, lock=lock)
    return {
        key: Judged(row.item.channel, row.item.kind, row.item.fingerprint, row.belongs, row)
        for key, row in rows.items()
    }


def _compare(item: PlanItem, rule: ItemRule, seen: Judged) -> _Look:
    row = seen.row
    if item.action is Action.ANONYMISE and row is not None and _is_anonymised(rule, row):
        return _Look(Standing.ANONYMISED, row)
    if seen[:3] != (item.channel, item.kind, item.fingerprint):
        return _Look(Standing.CHANGED, row)
    if not seen.belongs:
        return _Look(Standing.CHANGED, row, NOT_THE_PERSONS)
    return _UNCHANGED if row is None else _Look(Standing.UNCHANGED, row)


def _is_anonymised(rule: ItemRule, row: Row) -> bool:
    """Tell whether the row holds every fixed value that anonymising it would set."""
    return all(
        row.columns[column] == value for column, value in _set_values(rule, row.item.ref.key)
    )


def _set_values(rule: ItemRule, key: str) -> Iterator[tuple[str, str | bool]]:
    for column, value in rule.anonymise.set:
        yield column, value.replace(_ID, key) if isinstance(value, str) else value


def _masked(rule: ItemRule, row: Row, masker: Masker) -> dict[str, str]:
    """Return a row's masked texts, by column."""
    values: dict[str, str] = {}
    for column in rule.anonymise.mask:
        text = str(row.columns[column] or "")
        if column == rule.show.body and row.item.html:
            text = html_to_text(text)
        signed = column == rule.show.body and not row.item.staff
        values[column] = masker.mask(text, signed=signed)
    return values


def _decide(item: PlanItem, look: _Look, todo: dict[ItemRef, PlanItem]) -> ItemOutcome:
    """Return the outcome an item will have once the batch is committed; note it if it is to do."""
    if look.standing is not Standing.UNCHANGED:
        return ItemOutcome(item.number, _SETTLED[look.standing], look.reason)
    if todo.setdefault(item.ref, item) is not item:
        return ItemOutcome(item.number, Outcome.FAILED, NAMED_TWICE)
    done = Outcome.ERASED if item.action is Action.DELETE else Outcome.ANONYMISED
    return ItemOutcome(item.number, done)


def _display_names(recipients: Iterable[str]) -> Iterable[str]:
    return (text.partition("<")[0] for text in recipients if "<" in text)
