"""The base of all sections. The docstring below a field is its description, also in the reference of the settings."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(gt=0, le=86_400)]


class Section(BaseModel):
    """Base of every section of the settings."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, protected_namespaces=(), use_attribute_docstrings=True
    )
