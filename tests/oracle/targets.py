"""A target of the oracle: its typed texts, the YAML they make, and what they mean."""

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from .readings import Figure, Goal, read_bound, read_figure, read_goal


class Target(NamedTuple):
    """An entry under ``growth``, each value as typed; empty means that the key is left out."""

    name: str
    goal: str
    baseline: str = ""
    unit: str = ""
    window: tuple[str, ...] = ("3",)
    base_year: int | None = None
    by: tuple[int, ...] = ()
    base_month: int = 12
    by_month: int = 12
    actuals: Mapping[str, str] = {}
    stated: str = ""
    note: str = ""

    @property
    def read(self) -> Goal:
        """What goal and baseline mean."""
        return read_goal(self.core, self.baseline or None, self.unit)

    @property
    def core(self) -> str:
        """The goal without a word for a bound."""
        return read_bound(self.goal)[0]

    @property
    def bound(self) -> str:
        """Whether the goal is a floor or a ceiling."""
        return read_bound(self.goal)[1]

    def holds(self, value: Fraction | None) -> bool:
        """Whether a value is on the right side of the bound, if there is one."""
        end = self.read.target
        if value is None or end is None or not self.bound:
            return False
        return value >= end if self.bound == "floor" else value <= end

    @property
    def held(self) -> str:
        """What is said of a bound that holds at the baseline."""
        start, end = self.read.start, self.read.target
        if not self.holds(start):
            return ""
        side = "at" if start == end else "above" if self.bound == "floor" else "below"
        return f"the baseline is {side} the {self.bound} already"

    @property
    def start(self) -> Figure | None:
        """The baseline, if one is stated."""
        return read_figure(self.baseline, self.unit) if self.baseline else None

    @property
    def remark(self) -> str:
        """What is said of a change in per cent of a percentage, which may have been meant as points."""
        change = re.fullmatch(r"([+-])([0-9.]+)%", self.core)
        if change is None or self.start is None or not self.start.percent:
            return ""
        sign, share = change.groups()
        of = f"{float(self.start.value):.15g}"
        size = f"{float(share):.15g}"
        return f"{sign}{size}% is {size} % of {of} %; for points write {sign}{size}pp"

    @property
    def told(self) -> str:
        """What the note of a row ends with, where all is well."""
        return "; ".join(filter(None, (self.held, self.remark, self.note)))

    @property
    def base(self) -> int | None:
        """Months from the year 0 to the end of the date of the baseline."""
        return None if self.base_year is None else self.base_year * 12 + self.base_month

    @property
    def horizons(self) -> list[Fraction]:
        """The years of each horizon: intervals from the base year, or those of the window."""
        if self.by:
            assert self.base is not None
            return [Fraction(year * 12 + self.by_month - self.base, 12) for year in self.by]
        return [Fraction(years) for years in self.window]

    @property
    def shown_unit(self) -> str:
        """The unit beside the values: an index, or per cent, where only the figures say so."""
        if self.read.is_index:
            return "index"
        percent = self.start is not None and self.start.percent
        return self.unit or ("%" if percent else "")

    def deadline(self, years: Fraction) -> int | None:
        """The calendar year with which a horizon ends."""
        text = self.deadline_text(years)
        return int(text) if text.isdigit() else None

    def deadline_text(self, years: Fraction) -> str:
        """The year or the month with which a horizon ends; empty if it ends with none, or nobody knows."""
        if self.base is None or (years * 12).denominator != 1:
            return ""
        before, month = divmod(self.base + int(years * 12) - 1, 12)
        return str(before) if month == 11 else f"{before}-{month + 1:02}"

    @property
    def fields(self) -> dict[str, object]:
        """The keys of the target as a file has them."""
        all_of = {
            "baseline": self.baseline,
            "goal": self.goal,
            "unit": self.unit,
            "base-year": "" if self.base_year is None else written(self.base_year, self.base_month),
            "window": "" if self.by else ", ".join(self.window),
            "by": ", ".join(written(year, self.by_month) for year in self.by),
            "actuals": dict(self.actuals),
            "stated": self.stated,
            "note": self.note,
        }
        return {key: value for key, value in all_of.items() if value}

    @property
    def yaml(self) -> str:
        """The target on one line of YAML; JSON texts are YAML texts."""
        return entry(self.name, self.fields)


_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


def written(year: int, month: int) -> str:
    """A date in one of the ways that people write it: now in words, now in figures."""
    if month == 12:
        return str(year) if year % 3 else f"end of {year}"
    if month % 3 == 0 and year % 2:
        return f"Q{month // 3} {year}"
    return f"{_MONTHS[month - 1]} {year}" if year % 3 else f"{year}年{month}月"


def entry(name: str, fields: Mapping[str, object]) -> str:
    """A line of a section."""
    return f"  {name}: {json.dumps(fields, ensure_ascii=False)}\n"


def section(name: str, lines: Sequence[str]) -> str:
    """A section of a target file."""
    return f"{name}:\n{''.join(lines)}" if lines else ""
