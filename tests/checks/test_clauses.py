import pytest


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The plan is ready in May, it will cost much.", "The plan is ready in [[May, it will]] cost much."),
        ("In May, the town opened a hall, it was the first.", "In May, the town opened a [[hall, it was]] the first."),
        ("The world is tense, the conflict is growing, Smith said.", "The world is [[tense, the conflict is]] growing, Smith said."),
        ('The town got the "Green Star", this is a prize.', 'The town got the "Green [[Star", this is]] a prize.'),
    ],
)
def test_comma_splice(marked, text, marks):
    assert marked("GRM028", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "When the plan is ready, it will cost much.",
        "In the town of Ford, it is cold.",
        "The plan is ready, it has been announced.",
        "It is not a plan, it is a wish.",
        '"The plan is ready, it will cost much," he said.',
        "The plan is ready, the minister has said.",
        "The plan is ready, the one that will cost much.",
        "The man who is ill, he was told, left.",
        "At first the plan is bold, then it fades. Instead, it will go.",
    ],
)
def test_commas_that_join_rightly(check, text):
    assert check("GRM028", text) == []
