"""Run by Alembic, with the connection and the transaction of `thinkaloud.store.schema`."""

from alembic import context

from thinkaloud.store.schema import VERSION_TABLE
from thinkaloud.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
context.run_migrations()
