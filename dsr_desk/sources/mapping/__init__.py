"""Mappings: read strictly, then held against a real schema."""
