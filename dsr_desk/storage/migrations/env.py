"""What alembic runs to migrate: the desk hands over its own connection, inside its transaction."""

from alembic import context

from dsr_desk.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can't alter most things in place; alembic then copies the table.
    render_as_batch=True,
)
context.run_migrations()
