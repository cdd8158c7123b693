"""How does a stated figure that does not fit look against other readings of its numbers?"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from socalc.analyses.basis import Basis
from socalc.analyses.recompute import Kind, printed_band, signed_rate
from socalc.arithmetic.rounding import Band, rates_meet
from socalc.targets.stated import Stated


@dataclass(frozen=True)
class Case:
    """A stated figure that does not fit, with the values it is about."""

    basis: Basis
    years: Fraction | None
    stated: Stated
    kind: Kind
    falls: bool
    removed: Fraction | None = None
    """How many went, all in all, where that is stated."""
    open_start: bool = False
    """Whether nothing but what was removed and what is left says what there was before."""

    @cached_property
    def printed(self) -> Band:
        """The numbers that print like the stated figure; ``over`` and ``under`` left aside."""
        hedged = self.stated.hedge in ("over", "under")
        return printed_band(self.stated._replace(hedge="") if hedged else self.stated)

    @cached_property
    def multiple(self) -> Fraction:
        """End / start."""
        return self.basis.multiple

    @cached_property
    def change(self) -> Fraction:
        """The total change, positive in the direction that the stated figure tells."""
        return 1 - self.multiple if self.falls else self.multiple - 1

    def prints_like(self, value: Fraction) -> bool:
        """Whether a value prints like the stated figure."""
        return self.printed.meets(Band(value, value))

    def is_in(self, band: Band, years: Fraction | None = None, falls: bool | None = None) -> bool:
        """Whether the recomputed value itself lies in a band; for a yearly rate also over other
        years, or told in the other direction."""
        if self.kind == "rate":
            return self.yearly_is_in(
                band, years or self.years, self.falls if falls is None else falls
            )
        value = self.value if falls is None or falls == self.falls else -self.value
        return band.meets(Band(value, value))

    def yearly_is_in(self, band: Band, years: Fraction | None, falls: bool) -> bool:
        """Whether the yearly rate lies in a band, decided exactly."""
        if years is None or years <= 0 or self.multiple < 0:
            return False
        if falls:
            band = band.negated()
        return rates_meet(band, Band(self.multiple, self.multiple), years)

    @cached_property
    def estimate(self) -> float | None:
        """The recomputed value as a double; ``None`` for a rate that no double holds."""
        if self.kind != "rate":
            return float(self.value)
        return signed_rate(self.multiple, self.years, self.falls) if self.years else None

    @cached_property
    def value(self) -> Fraction:
        """The recomputed value in the unit of the stated figure; not for yearly rates."""
        if self.kind == "points":
            points = (self.basis.end - self.basis.start) / 100
            return -points if self.falls else points
        if self.kind == "multiple":
            return self.multiple
        return 1 / self.multiple if self.kind == "ratio" else self.change
