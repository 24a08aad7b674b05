"""What one unit reports: a file under `data/progress/` (DESIGN section 1)."""

from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from minsheng.models.base import LAST_DAY, Date, Listed, Model, Text, Year
from minsheng.source.scalars import REFUSED


def _not_refused(value: Any) -> Any:
    if value is REFUSED or (isinstance(value, list | tuple) and REFUSED in value):
        raise PydanticCustomError("refused", "值无法识别")
    return value


Reported = Annotated[Any, PlainValidator(_not_refused)]
"""A reported figure. Its kind depends on the indicator, so the P rules check it."""


UNDATED = LAST_DAY
"""Stands for a date that does not fit, so that the rest of its report is checked."""


class Entry(Model):
    """What a report says of one project. In `actuals`, a name without a value is no report."""

    project: Annotated[int, Field(ge=1)]
    actuals: dict[str, Reported] = Field(default_factory=dict)
    progress: Text | None = None
    problems: Text | None = None
    next_steps: Text | None = None
    evidence: Listed[Text] = ()
    correction: Text | None = None
    accepted: Date | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        said = (self.progress, self.problems, self.next_steps, self.accepted)
        figures = [value for value in self.actuals.values() if value is not None]
        if not figures and not any(said):
            raise PydanticCustomError(
                "says_nothing",
                "这一条什么也没填：actuals、progress、problems、next_steps、accepted 至少写一项",
            )
        return self


class Report(Model):
    """Everything that a unit reports as of one date."""

    as_of: Date
    projects: Listed[Entry]


class ProgressFile(Model):
    """One file of one unit: its reports, the newest last."""

    unit: Text
    year: Year
    sample: bool = False
    reports: Listed[Report]
