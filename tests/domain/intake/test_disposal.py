"""The number of a disposal decision is taken as it is written, and from nothing that is none."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.disposal import disposal_reference


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Raderas enligt gallringsbeslut KS 2026/118.", "KS 2026/118"),
        ("Gallringsbeslut: dnr KS2026:7", "KS2026:7"),
        ("by disposal decision no. AB-26-9", "AB-26-9"),
        ("Vi har inget gallringsbeslut ännu.", ""),
        ("KS 2026/118 är ett annat ärende.", ""),
        ("", ""),
    ],
)
def test_the_number_is_found_beside_its_name_alone(text: str, number: str) -> None:
    assert disposal_reference(text) == number
