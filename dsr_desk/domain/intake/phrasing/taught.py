"""What the second opinion on attestations was taught: how much which words weigh, and where."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Taught:
    """Weights in log odds: what is positive speaks against an attestation.

    The weights and all limits are data, made by ``python -m tests.tools.train_second_opinion``.
    """

    weights: Mapping[str, float]
    """“family gram” → weight; the families are told in ``second_opinion``."""
    bias: float
    refused_from: float
    """From this score on, what the rules found fine is doubted."""
    refused_from_plain: float
    """The same for a mail that holds nothing but greetings, addresses, wishes and names: so little
    was said there that much has to speak against it."""
    lifted_below: float
    """Below this score, a soft doubt of the rules is lifted."""
    named_below: float
    """The same for what another sentence plainly names, as far as that may be lifted at all."""
    added_below: float = -math.inf
    """The same for what the attestation's own statement adds."""
    added_below_plain: float = -math.inf
    """The same in a mail that holds nothing but greetings, addresses, wishes and names."""
    worst_counts: float = 0.0
    """How much the one stretch that speaks most against it counts beside the mail as a whole."""
    statements: Mapping[str, float] = field(default_factory=dict)
    """The weights of one statement by itself, whatever else the mail says."""
    statement_bias: float = 0.0
    refused_statement: float = math.inf
    """From this on, one statement raises a doubt where the rules found none."""
    soft_statement: float = math.inf
    """What any statement of a mail may weigh in whose rules' soft doubts are lifted."""
    named_statement: float = math.inf
    """The same where another sentence plainly names a danger."""
    added_statement: float = math.inf
    """The same where the attestation's own statement adds something."""
    stated_below: float = -math.inf
    """Below this, what is no request and no subject line lets pass what the rules found fine."""
    stated_statement: float = -math.inf
    """What any one statement may weigh by itself then."""
    aside_below: float = -math.inf
    """The same score below which a doubt by a statement about something else is lifted."""
    aside_statement: float = -math.inf
    """What any one statement may weigh by itself then."""
    perhaps_below: float = -math.inf
    """The same where that statement is perhaps about something else."""
    perhaps_statement: float = -math.inf
    """What any one statement may weigh by itself then."""


def read_taught(text: str) -> Taught:
    """Read the weights from the text of their TOML file: in hundredths, a gram on each line."""
    table = tomllib.loads(text)
    settled = {name: float(limit) for name, limit in table["limits"].items()}
    return Taught(_weights(table["weights"]), statements=_weights(table["statements"]), **settled)


def _weights(families: Mapping[str, str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for family, lines in families.items():
        for line in lines.splitlines():
            hundredths, _, gram = line.partition(" ")
            weights[f"{family} {gram}"] = int(hundredths) / 100
    return weights
