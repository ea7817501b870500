"""The side lane: what was found and not instructed."""
