"""The register extract: what goes into it, who is taken out of it, sealed, reviewed offline."""
