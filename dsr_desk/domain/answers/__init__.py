"""Answers on their way out, and what goes wrong there."""
