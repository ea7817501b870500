"""Bringing a database to the schema of this program; alembic is loaded only when there is work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, inspect, select

from dsr_desk.domain.errors import Defect, WorkspaceDamaged, WorkspaceTooNew
from dsr_desk.sqlitefile import BEGINS
from dsr_desk.storage.engine.errors import Place, mapped

MIGRATIONS = Path(__file__).parent.parent / "migrations"
REVISIONS = tuple(f"{number:04}" for number in range(1, 17))
"""Every revision that this program knows, oldest first; a new migration adds itself here."""
_LOCK = 5_390_012
"""Any number: it keeps two desks from making the same server's schema at once."""


def bring_up_to_date(
    engine: Engine,
    place: Place,
    *,
    new: bool = False,
    revisions: Sequence[str] = REVISIONS,
    folder: Path = MIGRATIONS,
) -> None:
    """Make the schema, or migrate an older one, in one transaction.

    A database that is up to date already is only looked at: whoever wants to read it waits for no
    writer, who may be at a long run.

    Raises:
        WorkspaceTooNew: a newer program has migrated it.
        WorkspaceDamaged: it is no desk's database.
    """

    def migrate() -> None:
        with engine.connect().execution_options(**{BEGINS: "BEGIN"}) as looking:
            if revision_of(looking) == revisions[-1]:
                return
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            found = revision_of(connection)
            if found is None and not new:
                raise WorkspaceDamaged(place.file)
            if found is not None and found not in revisions:
                raise WorkspaceTooNew(found, revisions[-1])
            if found != revisions[-1]:
                _upgrade(connection, revisions[-1], folder)
                _keys_hold(connection)

    mapped(place, migrate)


def revision_of(connection: Connection) -> str | None:
    """Return the revision a database is at, or None when it has never been a desk's."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    marks = Table("alembic_version", MetaData(), autoload_with=connection)
    return connection.scalar(select(marks.c.version_num))


def _keys_hold(connection: Connection) -> None:
    """Refuse a migration of an embedded database after which a row points at nothing.

    Raises:
        Defect: one does; the transaction is undone.
    """
    if connection.dialect.name != "sqlite":
        return
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost is not None:
        raise Defect(f"The migration left a row of {lost[0]} without the {lost[2]} it belongs to.")


def _upgrade(connection: Connection, revision: str, folder: Path) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    upgrade(config, revision)
