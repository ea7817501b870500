"""A mail's text in its parts: regions, sentences, forms, days, names; judged elsewhere."""
