"""Run by Alembic, with the connection and the transaction of `thinkaloud.store.schema`."""

from alembic import context

from thinkaloud.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table="store_version"
)
context.run_migrations()
