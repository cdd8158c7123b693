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
    def horizons(self) -> list[Fraction]:
        """The years of each horizon: intervals from the base year, or those of the window."""
        if self.by:
            assert self.base_year is not None
            return [Fraction(year - self.base_year) for year in self.by]
        return [Fraction(years) for years in self.window]

    @property
    def shown_unit(self) -> str:
        """The unit beside the values: an index, or per cent, where only the figures say so."""
        if self.read.is_index:
            return "index"
        percent = self.start is not None and self.start.percent
        return self.unit or ("%" if percent else "")

    def deadline(self, years: Fraction) -> int | None:
        """The calendar year in which a horizon ends."""
        if self.base_year is None or years.denominator != 1:
            return None
        return self.base_year + int(years)

    @property
    def fields(self) -> dict[str, object]:
        """The keys of the target as a file has them."""
        all_of = {
            "baseline": self.baseline,
            "goal": self.goal,
            "unit": self.unit,
            "base-year": "" if self.base_year is None else str(self.base_year),
            "window": "" if self.by else ", ".join(self.window),
            "by": ", ".join(str(year) for year in self.by),
            "actuals": dict(self.actuals),
            "stated": self.stated,
            "note": self.note,
        }
        return {key: value for key, value in all_of.items() if value}

    @property
    def yaml(self) -> str:
        """The target on one line of YAML; JSON texts are YAML texts."""
        return entry(self.name, self.fields)


def entry(name: str, fields: Mapping[str, object]) -> str:
    """A line of a section."""
    return f"  {name}: {json.dumps(fields, ensure_ascii=False)}\n"


def section(name: str, lines: Sequence[str]) -> str:
    """A section of a target file."""
    return f"{name}:\n{''.join(lines)}" if lines else ""
