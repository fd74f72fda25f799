"""Responses, the ids of their items, and the events of those that run in the background."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "responses",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("item_ids", sa.Text, nullable=False),
        sa.Column("stored_at", sa.Double, nullable=False),
        sa.Column("process", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("events_size", sa.BigInteger, nullable=False),
        sa.Column("response", sa.LargeBinary, nullable=False),
        sa.Column("input_items", sa.LargeBinary, nullable=False),
        sa.Column("carried", sa.LargeBinary, nullable=False),
    )
    op.create_index("responses_by_owner", "responses", ["owner", "stored_at", "size", "events_size"])
    op.create_index("responses_by_age", "responses", ["stored_at"])
    op.create_index("responses_by_status", "responses", ["status", "process"])
    op.create_table(
        "items",
        sa.Column("response_id", sa.Text, sa.ForeignKey("responses.id", ondelete="CASCADE"), nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("response_id", "item_id"),
    )
    op.create_index("items_by_id", "items", ["item_id", "owner"])
    op.create_table(
        "events",
        sa.Column("response_id", sa.Text, sa.ForeignKey("responses.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("event", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("response_id", "number"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("events", "items", "responses"):
        op.drop_table(table)
