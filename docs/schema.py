"""Writes the JSON Schemas that the package ships: `python docs/schema.py [--check]`.

The structure is that of `minsheng.models`, the Chinese is that of `schema.yaml` beside this
file. With --check nothing is written; the exit code is 1 where a shipped file is out of date.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from minsheng.models.progress import ProgressFile
from minsheng.models.targets import TargetList

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "minsheng" / "schemas"
TEXTS = yaml.safe_load((HERE / "schema.yaml").read_text(encoding="utf-8"))
ROOTS = {"targets": TargetList, "progress": ProgressFile}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ORIGIN = "由 docs/schema.py 生成，不要直接改。"

Schema = dict[str, Any]

MESSAGES = TEXTS["messages"]
"""What an editor says of a wrong value; `errorMessage` is read by yaml-language-server."""


def told(message: str, rules: Schema) -> Schema:
    """A schema with the message that an editor shows where it is not met."""
    return {**rules, "errorMessage": MESSAGES[message]}


MOST = 10**18 - 1  # 18 digits, as source/scalars.py reads them
DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
YEARS = "(19(49|[5-9][0-9])|(?!9999)[2-9][0-9]{3})"
NUMBER = told("number", {"type": "number", "maximum": MOST})
TEXT = told("text", {"type": "string", "pattern": r"\S"})
DATE = told("date", {"type": "string", "format": "date", "pattern": f"^{YEARS}-{DAY}$"})
FIGURE = {
    "title": TEXTS["figure"][0],
    "description": TEXTS["figure"][1],
    "type": ["number", "boolean", "array", "null"],
    "minimum": 0,
    "maximum": MOST,
    "items": TEXT,
    "errorMessage": MESSAGES["figure"],
}
CHECKED_BY = {
    "_number": NUMBER,
    "_not_negative": {**NUMBER, "minimum": 0},
    "_positive": {**NUMBER, "exclusiveMinimum": 0},
    "_true": told("milestone", {"enum": [True]}),
    "_not_refused": FIGURE,
}
"""What the validators of the models let through; one that is not named here is a KeyError."""
BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
KEPT = (
    *BOUNDS.values(),
    *(
        "pattern",
        "format",
        "enum",
        "items",
        "minItems",
        "maxLength",
        "additionalProperties",
        "errorMessage",
    ),
)


class Structure(GenerateJsonSchema):
    """The models' own schema, with what their validators in Python accept."""

    def function_plain_schema(self, schema: Any) -> Schema:
        """Of a value that one of the models' own functions checks."""
        return dict(CHECKED_BY[schema["function"]["function"].__name__])

    def date_schema(self, schema: Any) -> Schema:
        """Of a date: its bounds stand in the pattern."""
        return {**super().date_schema(schema), **DATE}

    def str_schema(self, schema: Any) -> Schema:
        """Of a text, which is never blank."""
        return {**super().str_schema(schema), "errorMessage": MESSAGES["text"]}

    def int_schema(self, schema: Any) -> Schema:
        """Of a whole number: of 18 digits where the model sets no bound."""
        return told("integer", {"maximum": MOST, **super().int_schema(schema)})

    def bool_schema(self, schema: Any) -> Schema:
        """Of true or false."""
        return told("boolean", super().bool_schema(schema))

    def tuple_schema(self, schema: Any) -> Schema:
        """Of a list."""
        return told("array", super().tuple_schema(schema))

    def encode_default(self, dft: Any) -> Any:
        """A default as it is typed: 0.05, not "0.05"; that of a mapping stands in its keys."""
        if isinstance(dft, BaseModel):
            return {}
        return float(dft) if isinstance(dft, Decimal) else super().encode_default(dft)


def absent(message: str) -> Schema:
    """Of a key that has no place here; an empty one is absent."""
    return told(message, {"type": "null", "doNotSuggest": True})


def needs(message: str, keys: Schema, **others: Schema) -> Schema:
    """That all of `keys` have a value of this kind, and `others` are as they should be."""
    return told(message, {"required": list(keys), "properties": {**keys, **others}})


A_NUMBER, A_LIST, A_TEXT, A_MAPPING = (
    {"type": kind} for kind in ("number", "array", "string", "object")
)
ONE_ONLY, NO_COMPARATOR = absent("two_shapes"), absent("comparator")
SHAPES = {
    "数量": needs(
        "shapeless",
        {"target": A_NUMBER, "measure": A_TEXT},
        items=ONE_ONLY,
        milestone=ONE_ONLY,
        revisions={
            "items": needs("new_target", {"target": A_NUMBER}, items=absent("new_target")),
        },
    ),
    "清单": needs(
        "shapeless",
        {"items": A_LIST, "measure": A_TEXT},
        target=ONE_ONLY,
        milestone=ONE_ONLY,
        comparator=NO_COMPARATOR,
        revisions={
            "items": needs("new_items", {"items": A_LIST}, target=absent("new_items")),
        },
    ),
    "节点": needs(
        "shapeless",
        {"milestone": {"enum": [True]}},
        target=ONE_ONLY,
        items=ONE_ONLY,
        comparator=NO_COMPARATOR,
        revisions=told("no_revision", {"maxItems": 0}),
    ),
}
SAID = {
    "actuals": {**A_MAPPING, "not": {"additionalProperties": {"type": "null"}}},
    "progress": A_TEXT,
    "problems": A_TEXT,
    "next_steps": A_TEXT,
    "accepted": A_TEXT,
}
ACROSS_KEYS: dict[str, Schema] = {
    "Indicator": {"oneOf": [{"title": title, **rules} for title, rules in SHAPES.items()]},
    "Entry": {
        "anyOf": [
            {"title": TEXTS["Entry"][key][0], **needs("says_nothing", {key: value})}
            for key, value in SAID.items()
        ]
    },
}
"""What a model's own validators say about several keys at once."""


def property_schema(value: Schema, required: bool, text: list[str]) -> Schema:
    """One key: its Chinese, what it may hold, its default; an optional one may be empty."""
    inner = value["anyOf"][0] if "anyOf" in value else value
    bounds = {BOUNDS[k]: inner[k] for k in BOUNDS if k in inner and "format" not in inner}
    kept = {key: inner[key] for key in KEPT if key in inner} | bounds
    if "$ref" in inner:
        kept = {"anyOf": [{"$ref": inner["$ref"]}, {"type": "null"}]}
    elif not required:
        kept |= {"type": [inner["type"], "null"]} if "type" in inner else {}
        kept |= {"enum": [*inner["enum"], None]} if "enum" in inner else {}
    elif "type" in inner:
        kept["type"] = inner["type"]
    default = value.get("default")
    worth_saying = default not in (None, [], {}) and "$ref" not in inner
    return {
        "title": text[0],
        "description": text[1],
        **kept,
        **({"default": default} if worth_saying else {}),
    }


def model_schema(model: str, found: Schema) -> Schema:
    """One mapping of a file. KeyError where the Chinese of a key is missing or left over."""
    texts = TEXTS[model]
    properties, required = found["properties"], found.get("required", [])
    if odd := {*texts} ^ {"", *properties}:
        raise KeyError(f"{model} in schema.yaml: {sorted(odd)}")
    return {
        "title": texts[""][0],
        "description": texts[""][1],
        "type": "object",
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "properties": {
            key: property_schema(value, key in required, texts[key])
            for key, value in properties.items()
        },
        **ACROSS_KEYS.get(model, {}),
    }


def schema_text(kind: str) -> str:
    """The whole file for `targets` or `progress`."""
    root = ROOTS[kind]
    found = root.model_json_schema(schema_generator=Structure)
    whole = {
        "$schema": DIALECT,
        "$id": f"urn:minsheng:schema:{kind}",
        "$comment": ORIGIN,
        **model_schema(root.__name__, found),
        "$defs": {name: model_schema(name, value) for name, value in found["$defs"].items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Writes or checks both files."""
    stale = []
    for kind in ROOTS:
        file = SHIPPED / f"{kind}.schema.json"
        text = schema_text(kind)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
            if "--check" not in sys.argv:
                file.write_text(text, encoding="utf-8", newline="\n")
    print("\n".join(f"{name}: out of date" for name in stale) or "schemas: up to date")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
