"""Tests of the demo workspace's content."""
