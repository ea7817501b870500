"""The commands of ``dsr-desk``: each takes parsed arguments and returns what to print."""
