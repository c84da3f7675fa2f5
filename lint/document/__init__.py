"""A text as it is on disk, and views of it that checks share."""
