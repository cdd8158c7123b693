"""Which column holds which field of a target?"""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from socalc.reading.sections.entry import SECTIONS, VALUE, Section
from socalc.reading.tree import Scalar
from socalc.targets.dates import Dating, dating_of, is_date, parse_any_date
from socalc.targets.problems import Place, Problem, Problems, Refusal, shortened
from socalc.targets.suggestion import nearest

Input = Literal["csv", "tsv", "jsonl"]

NAMES = ("target", "name")
"""What the column with the names of the targets may be called."""

_SHAPES = {section: SECTIONS[section] for section in get_args(Section)}

FIELDS: dict[Section, tuple[str, ...]] = {
    section: tuple(dict.fromkeys(key for key in shape.keys + shape.marks if key != "actuals"))
    for section, shape in _SHAPES.items()
}
"""The fields of each section; for all but claims also dates, whose columns hold actuals."""

_ALIKE = 0.8
"""How like a field's name an unknown one must be to be taken for a slip of the keyboard."""


class Form(NamedTuple):
    """How a table is written, and what is asked of it."""

    input: Input
    sections: tuple[Section, ...]
    """What its rows may be."""
    names: tuple[str, ...] = ()
    """The names of the columns of a table that has no header line."""
    renamed: Mapping[str, str] = MappingProxyType({})
    """The fields that foreign columns hold, by the names of the columns."""
    keep: bool = False
    """Whether columns that hold no field are handed on."""
    actuals: bool = False
    """Whether the actuals of growth targets are asked for; else nobody looks at them."""

    @property
    def word(self) -> Literal["column", "field"]:
        """What one of its columns is called."""
        return "field" if self.input == "jsonl" else "column"


class Columns(NamedTuple):
    """The columns of a table, in its order."""

    section: Section
    names: tuple[str, ...]
    fields: tuple[str, ...]
    """The field that each holds; empty for one that holds none."""

    word: Literal["column", "field"]
    """What one of them is called."""
    are_values: bool = False
    """Whether goals are values, whatever their sign."""
    dating: Dating = ""
    """How the dates of its actuals are written."""
    uses_actuals: bool = True
    """Whether anybody looks at these."""

    @property
    def goal_tells_share(self) -> bool:
        """Whether the name of the column of goals speaks of a share: `reduction_ambition`."""
        return "goal" in self.fields and tells_share(self.names[self.fields.index("goal")])

    @property
    def others(self) -> tuple[str, ...]:
        """The columns that hold no field."""
        pairs = zip(self.names, self.fields, strict=True)
        return tuple(name for name, field in pairs if not field)


def columns_of(header: Sequence[Scalar], form: Form, problems: Problems) -> Columns | None:
    """What the columns of a header line hold, or the names of one object."""
    seen: set[str] = set()
    for name in header:
        if not name.text.strip():
            help = "name it or remove it; pandas writes one for its index: to_csv(index=False)"
            problems.append(Problem(f"a {form.word} without a name", name.place, help))
        elif name.text in seen:
            message = f"duplicate {form.word} `{shortened(name.text)}`"
            problems.append(Problem(message, name.place, "remove or rename one of the two"))
        seen.add(name.text)
    section = _section(form, seen)
    taken = frozenset(form.renamed.values())
    fields = [_field(name.text, form, section, taken) for name in header]
    are_values = VALUE in fields or "goal" not in fields
    if are_values:
        fields = _with_values(header, fields)
    uses_actuals = form.actuals or section != "growth"
    dating = _dating(header, fields, form, problems) if uses_actuals else ""
    problems += _twice(header, fields, form)
    if form.input != "jsonl":
        problems += _bare_actuals(header, fields)
    problems += _slips(header, fields, form, section)
    if problems:
        return None
    return Columns(
        section,
        tuple(name.text for name in header),
        tuple(fields),
        form.word,
        are_values,
        dating,
        uses_actuals,
    )


def _with_values(header: Sequence[Scalar], fields: list[str]) -> list[str]:
    """The fields where goals are values: the column that is said to hold them, else one of that name."""
    if VALUE in fields:
        return ["goal" if field == VALUE else "" if field == "goal" else field for field in fields]
    names = [re.sub("[ _]", "-", name.text.strip().lower()) for name in header]
    return [
        "goal" if name == VALUE and not field else field
        for name, field in zip(names, fields, strict=True)
    ]


_SHARE_WORDS = re.compile(
    "reduction|reduce|cut|decrease|saving|increase|growth|change|share|percent|percentage|pct|rate"
)
_CHINESE_SHARES = re.compile("[率比幅]|百分")


def tells_share(name: str) -> bool:
    """Whether the name of a column speaks of a share of something rather than of a value.

    >>> [tells_share(n) for n in ("reduction_ambition", "Target cut", "CO2 %", "降幅", "execution")]
    [True, True, True, True, False]
    """
    words = re.findall("[A-Z]?[a-z]+|[A-Z]+", name)
    is_share = any(_SHARE_WORDS.fullmatch(word.lower().removesuffix("s")) for word in words)
    return is_share or "%" in name or _CHINESE_SHARES.search(name) is not None


def is_field(name: str, section: Section) -> bool:
    """Whether a column of that name says something about a target of that kind."""
    dated = "actuals" in _SHAPES[section].keys and (name == "actuals" or is_date(name))
    return dated or name == NAMES[0] or name in FIELDS[section]


_ALL_FIELDS = frozenset(
    [NAMES[0], "actuals", *(name for names in FIELDS.values() for name in names)]
)


def is_dated(field: str) -> bool:
    """Whether a field is the date of an actual."""
    return field != "" and field not in _ALL_FIELDS


def _dating(
    header: Sequence[Scalar], fields: list[str], form: Form, problems: list[Problem]
) -> Dating:
    """How the dates among the columns are written; also those that hold other fields tell it."""
    names = [*(name.text for name in header), *form.renamed.values()]
    dating = dating_of([parse_any_date(name) for name in names if is_date(name)])
    for name, field in zip(header, fields, strict=True):
        if is_dated(field):
            try:
                parse_any_date(field).in_dating(dating)
            except Refusal as refusal:
                problems.append(Problem(refusal.message, name.place, refusal.help))
    return dating


def _section(form: Form, names: Collection[str]) -> Section:
    """The kind of target that the columns tell; the first that may be, if they tell none."""
    held = {form.renamed.get(name, name) for name in names}
    for section in form.sections:
        if held.intersection(_SHAPES[section].marks):
            return section
    return form.sections[0]


def _field(name: str, form: Form, section: Section, taken: Collection[str]) -> str:
    if name in form.renamed:
        return form.renamed[name]
    if name in NAMES:
        return NAMES[0]
    if name in taken:  # another column holds it
        return ""
    return name if is_field(name, section) else ""


def _bare_actuals(header: Sequence[Scalar], fields: list[str]) -> list[Problem]:
    help = "name a column by the date of its values: 2024, 2025-06"
    return [
        Problem("actuals stand in columns of their dates", name.place, help)
        for name, field in zip(header, fields, strict=True)
        if field == "actuals"
    ]


def _twice(header: Sequence[Scalar], fields: list[str], form: Form) -> list[Problem]:
    found = []
    first: dict[str, str] = {}
    """The column that holds each field."""
    for name, field in zip(header, fields, strict=True):
        other = first.setdefault(field, name.text)
        if field and other != name.text:
            both = f"`{shortened(other)}` and `{shortened(name.text)}`"
            help = "keep one, or rename the other"
            found.append(Problem(f"two {form.word}s for `{field}`: {both}", name.place, help))
    return found


def _slips(
    header: Sequence[Scalar], fields: list[str], form: Form, section: Section
) -> list[Problem]:
    """Unknown columns whose names are those of missing fields but for a slip."""
    held = {*fields}
    renamed = {*form.renamed, *form.renamed.values()}
    known = (name for name in FIELDS[section] if name != VALUE)
    missing = [name for name in (*NAMES[:1], *known) if name not in held]
    found = []
    for name, field in zip(header[:_SLIPS_SOUGHT], fields, strict=False):
        plain = re.sub("[ _]+", "-", name.text.strip().lower())
        if field or not plain or name.text in renamed:
            continue
        if near := get_close_matches(plain[:40], missing, n=1, cutoff=_ALIKE):
            message = f"unknown {form.word} `{shortened(name.text)}`, much like `{near[0]}`"
            help = f"rename it, or say what it is: --map {near[0]}='{shortened(name.text)}'"
            help += f"; if it is not, --map ='{shortened(name.text)}'"
            found.append(Problem(message, name.place, help))
    return found


_SLIPS_SOUGHT = 1000
"""Nobody types more names of columns by hand."""


def tell_missing(columns: Columns, form: Form, place: Place, problems: Problems) -> None:
    """Add what a table cannot do without, as one problem, and columns that --map names in vain."""
    if missing := [field for field in _needed(columns) if field not in columns.fields]:
        what = "` and no column `".join(missing)
        help = _remedy(missing[-1], columns, form)
        problems.append(Problem(f"no column `{what}`", place, help))
    names = dict.fromkeys(columns.names)
    for column in form.renamed:
        if column not in names:
            message = f"no column `{shortened(column)}`, which --map names"
            problems.add(Problem(message, place), partial(nearest, column, names))


def _needed(columns: Columns) -> list[str]:
    if columns.section == "growth":
        return ["target", "goal"]
    given = {"before", "after", "removed"} & set(columns.fields)
    if columns.section == "claims" or len(given) >= _COUNTS_LEAST:
        return ["target"]
    return ["target", "before", "after"]


_COUNTS_LEAST = 2
"""Of before, after and removed so many are needed; the third follows."""


def _remedy(field: str, columns: Columns, form: Form) -> str:
    for section, shape in _SHAPES.items():
        mark = next((mark for mark in shape.marks if mark in columns.names), "")
        if mark and section not in form.sections:
            command = "check" if section == "claims" else section
            return f"`{mark}` belongs to `socalc {command}`"
    return (
        f"rename a column, or say which it is: --map {field}=COLUMN; "
        "--columns names those of a table without a header line"
    )
