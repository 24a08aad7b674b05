"""What every model shares: strict, frozen, unknown keys refused, an empty value absent."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from minsheng.numerals import Number
from minsheng.source.scalars import parsed_date


class Model(BaseModel):
    """A mapping of a data file. Strict: a text is never taken for a number, nor the reverse."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        """An empty value (`problems:`) of a known key counts as an absent one."""
        if type(value) is dict and None in value.values():
            known = cls.model_fields
            return {k: v for k, v in value.items() if v is not None or k not in known}
        return value


def _number(value: Any) -> Any:
    if type(value) is int or type(value) is Decimal:
        return value
    raise PydanticCustomError("number", "要写成数字")


def _positive(value: Any) -> Any:
    if _number(value) <= 0:
        raise PydanticCustomError("out_of_range", "必须大于 0")
    return value


def _not_negative(value: Any) -> Any:
    if _number(value) < 0:
        raise PydanticCustomError("negative", "不能是负数")
    return value


def _quoted_date(value: Any) -> Any:
    return (parsed_date(value) or value) if type(value) is str else value


def _one_name(value: str) -> str:
    if JOINT.search(value):
        raise PydanticCustomError("joined", "几个名称要用半角逗号隔开")
    return value


JOINT = re.compile("[、，；]")
"""What joins names in a sentence, and never stands in the name of a unit or a level."""
T = TypeVar("T")
FIRST_DAY, LAST_DAY = date(1949, 1, 1), date(9998, 12, 31)

Listed = Annotated[tuple[T, ...], Field(strict=False)]
"""A YAML list, kept as a tuple."""
Some = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]
"""A YAML list of at least one item."""
Text = Annotated[str, Field(pattern=r"\S")]
Name = Annotated[Text, AfterValidator(_one_name)]
"""The name of a unit or of a level."""
Date = Annotated[date, BeforeValidator(_quoted_date), Field(ge=FIRST_DAY, le=LAST_DAY)]
AnyNumber = Annotated[Number, PlainValidator(_number)]
NonNegativeNumber = Annotated[Number, PlainValidator(_not_negative)]
PositiveNumber = Annotated[Number, PlainValidator(_positive)]
Year = Annotated[int, Field(ge=FIRST_DAY.year, le=LAST_DAY.year)]
