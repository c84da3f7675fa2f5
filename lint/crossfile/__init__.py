"""The texts of a run compared with one another: articles, paragraphs and names that only look wrong beside other files."""

CODES = ("XFI001", "XFI002", "XFI003")  # of the rules for articles, paragraphs and names
