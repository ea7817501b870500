"""The window that reviews a package, with no workspace, no database and no network."""
