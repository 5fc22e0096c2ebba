"""What a bench says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`ratio` is figure / against, both measured in the same run where both are measured."""

    bench: str
    figure: float
    unit: str
    against: float
    holds: bool

    def as_line(self) -> dict[str, object]:
        return {
            "bench": self.bench,
            "figure": round(self.figure, 3),
            "unit": self.unit,
            "against": round(self.against, 3),
            "ratio": round(self.figure / self.against, 3),
            "holds": self.holds,
        }
