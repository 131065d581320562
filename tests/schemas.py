"""The schemas that the project publishes of what it writes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import crosscheck

SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(crosscheck.__file__).parent / "report" / "schemas").glob("*.json")
}


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what holds documents to a schema, which must be one itself; it may refer to parts of others."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    others = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in SCHEMAS.values())
    return Draft202012Validator(SCHEMAS[name], registry=others)


def valid(text: str, name: str) -> Any:
    """Read a JSON document that must hold to a schema."""
    document = json.loads(text)
    validator(name).validate(document)
    return document
