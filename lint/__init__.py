"""newslint: finds what would embarrass a newsroom in translated, aggregated or hurried copy."""

__version__ = "0.1.0"
