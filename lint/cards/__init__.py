"""Rule cards: reading them from `rules/`, validating, compiling, caching and testing them against their own examples."""
