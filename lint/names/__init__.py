"""Names: how their spellings are compared, which words are known, and what a text says about the people and places in it."""
