"""What is not said about the fields of a row is right: a field without a kind is a text."""

import importlib
import pkgutil
from typing import Any, Literal, get_args, get_origin

import pytest

from socalc import analyses
from socalc.analyses.column import columns_of

MODULES = [
    importlib.import_module(f"socalc.analyses.{module.name}")
    for module in pkgutil.iter_modules(analyses.__path__)
]
ROWS: list[type[tuple[Any, ...]]] = [
    found
    for module in MODULES
    for name, found in vars(module).items()
    if name.endswith("Row") and found.__module__ == module.__name__
]
ROWS_LEAST = 8


def _is_text(type_: Any) -> bool:
    return type_ in (str, type(None)) or get_origin(type_) is Literal


def test_no_row_is_lost() -> None:
    assert len(ROWS) >= ROWS_LEAST


@pytest.mark.parametrize("row", ROWS)
def test_a_column_is_a_text_if_and_only_if_its_field_is(row: type[tuple[Any, ...]]) -> None:
    for column, type_ in zip(columns_of(row), row.__annotations__.values(), strict=True):
        declared = (
            getattr(type_, "__origin__", type_) if get_origin(type_) is not Literal else type_
        )
        types = [declared] if _is_text(declared) else get_args(declared) or [declared]
        assert all(map(_is_text, types)) == (column.kind == "text"), column.name


@pytest.mark.parametrize("row", ROWS)
def test_no_two_columns_have_one_name(row: type[tuple[Any, ...]]) -> None:
    names = [column.name for column in columns_of(row)]
    assert len(set(names)) == len(names)
