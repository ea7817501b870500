"""A stall that is seen once is the machine's, one that comes back is ours."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

CONFTEST = "from tests.stalled_again import pytest_runtest_protocol as pytest_runtest_protocol"
TEST = """
import itertools
import pytest
from tests.stalled_again import RUNS
from tests.stalls import Stall

times = itertools.count(1)

@pytest.fixture
def watched():
    yield
    if next(times) <= {stalls}:
        pytest.fail(str(Stall(0.06, "somewhere")), pytrace=False)

def test_one(watched):
    {body}
"""


def outcomes(pytester: pytest.Pytester, stalls: str, body: str = "pass") -> dict[str, int]:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TEST.format(stalls=stalls, body=body))
    return pytester.runpytest_inprocess(
        "-p", "no:randomly", "-p", "no:cacheprovider"
    ).parseoutcomes()


@pytest.mark.parametrize("stalls", ["0", "1", "RUNS - 1"])
def test_a_stall_that_does_not_come_back_fails_nothing(
    pytester: pytest.Pytester, stalls: str
) -> None:
    assert outcomes(pytester, stalls) == {"passed": 1}


def test_a_stall_that_comes_back_every_time_fails_the_test(pytester: pytest.Pytester) -> None:
    assert outcomes(pytester, "RUNS") == {"passed": 1, "errors": 1}


def test_a_test_that_fails_is_not_given_another_chance(pytester: pytest.Pytester) -> None:
    body = "assert next(times) > 1"
    assert outcomes(pytester, "0", body) == {"failed": 1}
