"""Requests that went through an alias, and what their callers said of the answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "routed",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("routed_at", sa.Double, nullable=False),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("lane", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("thinking_tokens", sa.BigInteger, nullable=False),
        sa.Column("answer_tokens", sa.BigInteger, nullable=False),
        sa.Column("features", sa.LargeBinary),
        sa.Column("outcome", sa.Text),
    )
    op.create_index("routed_by_age", "routed", ["routed_at"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("routed")
