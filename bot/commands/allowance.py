"""How much may be asked in a short time, by the one moment at which all of it is there again (GCRA)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    burst: int
    per_second: float

    def after(self, full_at: float, moment: float) -> float | None:
        """When all of it is there again after one more request. None where nothing is left.

        Both in seconds, by one clock.
        """
        full_at = max(full_at, moment)
        wait = full_at - moment
        return None if wait > (self.burst - 1) / self.per_second else full_at + 1 / self.per_second
