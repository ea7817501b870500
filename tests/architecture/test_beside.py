"""What stands beside an instruction can't come into a plan: the way there never hears of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "dsr_desk"
WAY_INTO_A_PLAN = (
    "domain/finding/matches.py",
    "domain/erasing/plans.py",
    "domain/finding/scope.py",
    "services/finding/matching.py",
    "services/finding/reach.py",
    "services/erasing/planning.py",
    "services/erasing/acting.py",
    "services/erasing/erasure.py",
    "services/extracts/export.py",
    "storage/repositories/matches.py",
    "storage/repositories/plans.py",
    "storage/repositories/runs.py",
    "storage/repositories/records.py",
    "sources/finding/searching.py",
    "sources/erasing/batches.py",
    "sources/erasing/leftovers.py",
)  # fmt: skip
BESIDE = ("beside", "side_lane", "asides", "twins", "traits")


@pytest.mark.parametrize("name", WAY_INTO_A_PLAN)
def test_the_way_into_a_plan_knows_nothing_of_what_stands_beside(name: str) -> None:
    tree = ast.parse((HOUSE / name).read_text("utf-8"))
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    assert [module for module in imported if module.rpartition(".")[2] in BESIDE] == []
