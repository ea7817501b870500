"""The desk's own database and the workspace folder it lies in."""
