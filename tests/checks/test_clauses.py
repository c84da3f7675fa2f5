import pytest


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The plan is ready in May, it will cost much.", "The plan is ready in [[May, it will]] cost much."),
        ("In May, the town opened a hall, it was the first.", "In May, the town opened a [[hall, it was]] the first."),
        (
            "The whole world of today is tense, the conflict is growing, Smith said.",
            "The whole world of today is [[tense, the conflict is]] growing, Smith said.",
        ),
        ("They are on good terms, they have a child, but no house.", "They are on good [[terms, they have]] a child, but no house."),
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
        "The plan of the mayor is dead, they would have proclaimed.",
        "The plan of the mayor is dead for good, they have conceded.",
        "The plan of the mayor has, they will soon find, one flaw of note.",
        "The fields of the village are dry, the river is low and the mill stands still.",
        "The fields of the village are dry, the river is low, the mill is still.",
        "The sea is calm, the sky is clear.",
        "They have lost the war, they are tired of it, they want to go.",
        "There are good men in the town, there are bad ones in the village.",
        "The price was high in May, and in the month of June, it was higher.",
        "Made in the town of Ford, it is a good car. A book published in May, it is read by all of them.",
        "They have done all that work, they would not lie to us, would they?",
        'He paid. "The town is quiet and old. "The plan is ready in May, it will cost much.',
        "At first the plan is bold, then it fades. Instead, it will go.",
    ],
)
def test_commas_that_join_rightly(check, text):
    assert check("GRM028", text) == []
