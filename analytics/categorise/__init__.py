"""Choice of categories for entries: a household's rules and own model first, then shipped words, brands and model."""
