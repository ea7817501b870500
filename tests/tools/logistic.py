"""Logistic regression over sparse yes-or-no features, in plain Python: L2-bound, by L-BFGS.

Features are scaled by how differently the two classes hold them (the log count ratio of naive
Bayes), which a small set of texts needs.  Deterministic: no chance, no threads.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

_KEPT = 8
"""Pairs of steps that L-BFGS remembers."""
_STEPS = 60
_ENOUGH = 1e-4
"""The fall of the loss, as a share of it, below which it is done."""

Vector = list[float]


@dataclass(frozen=True)
class Example:
    """A text by its features; ``against`` tells its class."""

    names: frozenset[str]
    against: bool
    weight: float = 1.0


@dataclass(frozen=True)
class Model:
    """Weights by name, in log odds of ``against``."""

    weights: Mapping[str, float]
    bias: float

    def score(self, names: frozenset[str]) -> float:
        """Return the log odds."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in sorted(names))


def _dot(one: Vector, other: Vector) -> float:
    total: float = sum(map(mul, one, other))
    return total


class _Loss:
    """The loss and its slope; the last of the variables is the bias."""

    def __init__(self, examples: Sequence[Example], at_least: int, cost: float) -> None:
        counts: dict[str, list[int]] = {}
        for example in examples:
            for name in example.names:
                counts.setdefault(name, [0, 0])[example.against] += 1
        self.names = sorted(name for name, (a, b) in counts.items() if a + b >= at_least)
        for_total = len(self.names) + sum(counts[name][0] for name in self.names)
        against_total = len(self.names) + sum(counts[name][1] for name in self.names)
        shares = [
            abs(math.log((b + 1) / against_total) - math.log((a + 1) / for_total))
            for a, b in (counts[name] for name in self.names)
        ]
        self.scales = [*shares, 1.0]
        index = {name: at for at, name in enumerate(self.names)}
        bias = len(self.names)
        self.rows = [
            [*sorted(index[name] for name in example.names if name in index), bias]
            for example in examples
        ]
        self.signs = [1.0 if example.against else -1.0 for example in examples]
        self.costs = _balanced(examples, cost)

    def __call__(self, point: Vector) -> tuple[float, Vector]:
        """Return the loss and its slope at a point."""
        scaled = list(map(mul, point, self.scales))
        slope = [0.0] * len(point)
        loss = 0.5 * _dot(point, point)
        for row, sign, cost in zip(self.rows, self.signs, self.costs, strict=True):
            margin = sign * sum(map(scaled.__getitem__, row))
            missed = 1.0 / (1.0 + math.exp(min(margin, 500.0)))
            loss += cost * (math.log1p(math.exp(-abs(margin))) + max(-margin, 0.0))
            step = -cost * sign * missed
            for at in row:
                slope[at] += step
        return loss, [s * scale + p for s, scale, p in zip(slope, self.scales, point, strict=True)]


def _balanced(examples: Sequence[Example], cost: float) -> Vector:
    """Return each example's cost, such that both classes cost the same together."""
    totals = [sum(e.weight for e in examples if e.against is side) for side in (False, True)]
    half = sum(totals) / 2
    return [cost * example.weight * half / totals[example.against] for example in examples]


def _direction(slope: Vector, pairs: deque[tuple[Vector, Vector, float]]) -> Vector:
    """Return the two-loop recursion's step."""
    step = [-s for s in slope]
    shares = []
    for moved, turned, rho in reversed(pairs):
        share = rho * _dot(moved, step)
        shares.append(share)
        step = [a - share * b for a, b in zip(step, turned, strict=True)]
    if pairs:
        moved, turned, _ = pairs[-1]
        scale = _dot(moved, turned) / _dot(turned, turned)
        step = [scale * a for a in step]
    for (moved, turned, rho), share in zip(pairs, reversed(shares), strict=True):
        add = share - rho * _dot(turned, step)
        step = [a + add * b for a, b in zip(step, moved, strict=True)]
    return step


def _minimum(loss: _Loss) -> Vector:
    point = [0.0] * len(loss.scales)
    value, slope = loss(point)
    pairs: deque[tuple[Vector, Vector, float]] = deque(maxlen=_KEPT)
    for _ in range(_STEPS):
        found = _lower(loss, point, value, slope, _direction(slope, pairs), known=bool(pairs))
        if found is None:
            break
        new_point, new_value, new_slope = found
        moved = [b - a for a, b in zip(point, new_point, strict=True)]
        turned = [b - a for a, b in zip(slope, new_slope, strict=True)]
        if (curve := _dot(moved, turned)) > 0:
            pairs.append((moved, turned, 1.0 / curve))
        done = value - new_value < _ENOUGH * value
        point, value, slope = found
        if done:
            break
    return point


def _lower(
    loss: _Loss, point: Vector, value: float, slope: Vector, step: Vector, *, known: bool
) -> tuple[Vector, float, Vector] | None:
    """Return a point along the step where the loss is lower, with its loss and slope."""
    rate = 1.0 if known else 1.0 / max(1.0, math.sqrt(_dot(slope, slope)))
    for _ in range(20):
        tried = [p + rate * s for p, s in zip(point, step, strict=True)]
        new_value, new_slope = loss(tried)
        if new_value < value + 1e-4 * rate * _dot(slope, step):
            return tried, new_value, new_slope
        rate /= 2
    return None


def train(examples: Sequence[Example], cost: float, at_least: int, smallest: float) -> Model:
    """Return the weights that tell the classes apart.

    Args:
        examples: the texts.
        cost: of an error against that of weight; the less, the smoother.
        at_least: texts that hold a feature for it to count.
        smallest: weights nearer to nought are left out; the others are rounded to hundredths.
    """
    loss = _Loss(examples, at_least, cost)
    *point, bias = _minimum(loss)
    weights = map(mul, point, loss.scales)
    kept = {n: round(w, 2) for n, w in zip(loss.names, weights, strict=True) if abs(w) >= smallest}
    return Model(kept, round(bias, 2))
