"""The tables, as the migrations leave them."""

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()

responses = Table(
    "responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("status", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("item_ids", Text, nullable=False),  # separated by newlines
    Column("stored_at", Double, nullable=False),  # seconds since 1970, of the last save
    Column("process", Integer, nullable=False),  # the number of the process that saved it
    Column("size", BigInteger, nullable=False),  # bytes of the three documents
    Column("events_size", BigInteger, nullable=False),
    Column("response", LargeBinary, nullable=False),
    Column("input_items", LargeBinary, nullable=False),
    Column("carried", LargeBinary, nullable=False),
    Index("responses_by_owner", "owner", "stored_at", "size", "events_size"),
    Index("responses_by_age", "stored_at"),
    Index("responses_by_status", "status", "process"),
)

items = Table(
    "items",
    metadata,
    Column("response_id", ForeignKey("responses.id", ondelete="CASCADE"), nullable=False),
    Column("item_id", Text, nullable=False),
    Column("owner", Text, nullable=False),
    PrimaryKeyConstraint("response_id", "item_id"),
    Index("items_by_id", "item_id", "owner"),
)

events = Table(
    "events",
    metadata,
    Column("response_id", ForeignKey("responses.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("event", LargeBinary, nullable=False),
    PrimaryKeyConstraint("response_id", "number"),
)

routed = Table(
    "routed",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("routed_at", Double, nullable=False),  # seconds since 1970
    Column("alias", Text, nullable=False),
    Column("decided", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("score", Double),
    Column("model", Text, nullable=False),
    Column("thinking_tokens", BigInteger, nullable=False),
    Column("answer_tokens", BigInteger, nullable=False),
    Column("features", LargeBinary),  # of the prompt, where the settings say so
    Column("outcome", Text),
    Index("routed_by_age", "routed_at"),
)
