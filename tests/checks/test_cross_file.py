PIERS = (
    "The harbour administration is going to close both northern piers for repairs in the first week of May. Ferries are to use the "
    "southern pier until the work is finished in summer. Fishermen said they had not been asked and would block the harbour."
)


def test_files_in_one_text_are_compared(check):
    text = f"--- file a.txt\n{PIERS}\n--- file b.txt\n{PIERS}\n"
    (finding,) = check("XFI001", text)
    assert (finding.text, finding.start.line, finding.severity) == (PIERS, 4, "warning")
    assert finding.message == "This article stands in a.txt already"


def test_one_file_alone_has_nothing_to_be_compared_with(check):
    for code in ("XFI001", "XFI002", "XFI003"):
        assert check(code, f"{PIERS}\n\n{PIERS}\n") == []
        assert check(code, f"--- file a.txt\n{PIERS}\n") == []
