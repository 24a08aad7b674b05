"""The models accept a document exactly when the shipped schema does.

What the two may differ in is named in `documents`, which makes no such document.
"""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from minsheng.models.progress import ProgressFile
from minsheng.models.targets import TargetList
from minsheng.schemas import KINDS, schema_text

from .documents import PARTS, with_slips

MODELS = {"targets": TargetList, "progress": ProgressFile}
CHECKERS = {
    kind: Draft202012Validator(
        json.loads(schema_text(kind)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for kind in KINDS
}


def models_say(kind: str, document: Any) -> str | None:
    """What is wrong to the models, None where nothing is."""
    try:
        MODELS[kind].model_validate(document)
    except ValidationError as error:
        return str(error)
    return None


def schema_says(kind: str, document: Any) -> str | None:
    """What is wrong to the schema, None where nothing is."""
    first = next(CHECKERS[kind].iter_errors(document), None)
    return None if first is None else str(first)


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_both_accept_what_is_sound(part: str, data: st.DataObject) -> None:
    kind, values, whole = PARTS[part]
    document = whole(data.draw(values))
    assert (models_say(kind, document), schema_says(kind, document)) == (None, None)


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_both_say_the_same_of_what_has_slips(part: str, data: st.DataObject) -> None:
    kind, values, whole = PARTS[part]
    document = whole(data.draw(with_slips(values)))
    ours, theirs = models_say(kind, document), schema_says(kind, document)
    assert (ours is None) is (theirs is None), f"models: {ours}\nschema: {theirs}"
