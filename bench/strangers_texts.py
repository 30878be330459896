"""Compares labels with finds: strangers_texts.py TEXTS SPANS SPANS_OF_SILVER, as bench/strangers-texts calls it.

A find counts when it has the label's kind and both share half of what either covers. A label is covered when no letter or
digit of it is left to read, whatever it was taken for; the others leak. Clean is every character, blanks too, that is in no label.

Of what silver and gold lose, labels of the kinds that they keep are neutral: nobody asks for them, and their characters are
not clean. A find upon one of them is wrong all the same. Hosts without a path are kept there, too: labels of them are HOST.
"""
import json
import sys
from collections import Counter, defaultdict

KINDS = {
    "STREET_ADDRESS": "ADDRESS", "ZIP_CODE": "ADDRESS", "GPE": "LOCATION", "CREDIT_CARD": "CARD", "PHONE_NUMBER": "PHONE",
    "DATE_TIME": "DATE", "NRP": "GROUP", "EMAIL_ADDRESS": "EMAIL", "DOMAIN_NAME": "URL", "IP_ADDRESS": "IP",
    "IBAN_CODE": "IBAN", "US_DRIVER_LICENSE": "ID", "US_SSN": "ID",
}
KEPT = {"LOCATION", "ORGANIZATION", "GROUP", "DATE", "AGE", "TITLE", "HOST"}
# The sentences that were looked at while redaction was made better, by their numbers; of the others only tables were seen.
LOOKED_AT = {
    0, 2, 4, 6, 9, 10, 11, 12, 14, 19, 20, 25, 27, 33, 35, 36, 38, 39, 40, 41, 42, 44, 48, 49, 50, 51, 52, 53, 54, 56,
    59, 60, 62, 63, 67, 69, 71, 76, 77, 82, 88, 89, 90, 91, 92, 96, 97, 98, 101, 102, 103, 104, 107, 110, 111, 115,
    117, 120, 121, 123, 126, 127, 128, 130, 132, 135, 136, 137, 139, 141, 142, 144, 145, 148, 149, 152, 153, 154, 155,
    156, 158, 159, 160, 165, 166, 167, 170, 171, 172, 173, 175, 176, 181, 184, 185, 186, 191, 194, 195, 197, 202, 203,
    204, 207, 209,
}


def share(one, other):
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0


def joined(spans, text):
    """Parts of one address that only signs or blanks divide are one address."""
    whole = []
    for start, end, kind in sorted(spans):
        if whole and kind in ("ADDRESS", "LOCATION") and whole[-1][2] in ("ADDRESS", "LOCATION"):
            between = text[whole[-1][1]:start]
            if not any(c.isalnum() for c in between) and "ADDRESS" in (kind, whole[-1][2]):
                whole[-1] = (whole[-1][0], max(end, whole[-1][1]), "ADDRESS")
                continue
        whole.append((start, end, kind))
    return whole


def kinds(silver):
    return {**KINDS, "DOMAIN_NAME": "HOST"} if silver else KINDS


def table(rows, prepared, silver):
    kept = KEPT if silver else set()
    counts = defaultdict(Counter)
    clean = lost = neutral = neutral_lost = 0
    for row, finds in rows:
        text = row["text"].replace("\\n", "  ")
        labels = prepared([(a, b, kinds(silver).get(k, k)) for a, b, k in row["spans"]], text)
        finds = prepared(finds, text)
        hidden = {at for a, b, _ in finds for at in range(a, b)}
        labelled = {at for a, b, _ in labels for at in range(a, b)}
        rest = [at for at in range(len(text)) if at not in labelled]
        clean += len(rest)
        lost += sum(at in hidden for at in rest)
        only_kept = {at for a, b, k in labels if k in kept for at in range(a, b)}
        neutral += len(only_kept)
        neutral_lost += len(only_kept & hidden)
        labels = [s for s in labels if s[2] not in kept]
        for kind in {s[2] for s in labels + finds}:
            of_label = [s for s in labels if s[2] == kind]
            of_find = [s for s in finds if s[2] == kind]
            covered = [s for s in of_label if all(at in hidden or not text[at].isalnum() for at in range(s[0], s[1]))]
            counts[kind].update(
                labels=len(of_label), finds=len(of_find), covered=len(covered),
                hit=sum(any(share(s, f) >= 0.5 for f in of_find) for s in of_label),
                right=sum(any(share(s, f) >= 0.5 for s in of_label) for f in of_find))
    counts["all"] = sum(counts.values(), Counter())
    print("\n| entity | labels | P | R | F2 | fully covered | leak rate |\n|---|---|---|---|---|---|---|")
    for kind in sorted(counts, key=lambda kind: (kind == "all", -counts[kind]["labels"])):
        of = counts[kind]
        if of["labels"]:
            p, r = of["right"] / max(1, of["finds"]), of["hit"] / of["labels"]
            f2 = 5 * p * r / (4 * p + r) if p + r else 0
            covered = of["covered"] / of["labels"]
            print(f"| {kind} | {of['labels']} | {p:.3f} | {r:.3f} | {f2:.3f} | {covered:.3f} | {1 - covered:.3f} |")
    print(f"\nClean characters lost: {100 * lost / max(1, clean):.2f} %")
    if neutral:
        print(f"Characters of kinds that are kept, lost: {100 * neutral_lost / neutral:.2f} %")


texts = [json.loads(line) for line in open(sys.argv[1])]
for said, spans, silver in (("files lose", sys.argv[2], False), ("silver and gold lose", sys.argv[3], True)):
    found = defaultdict(list)
    for line in open(spans):
        find = json.loads(line)
        found[find["row"]].append((find["start"], find["end"], find["type"]))
    pairs = [(row, found[at]) for at, row in enumerate(texts)]
    for half, chosen in (("not looked at", [p for p in pairs if p[0]["template"] not in LOOKED_AT]),
                         ("looked at", [p for p in pairs if p[0]["template"] in LOOKED_AT])):
        if chosen:
            print(f"\n## What {said}, {len(chosen)} texts of sentences {half}: every label by itself")
            table(chosen, lambda spans, text: sorted(spans), silver)
            print(f"\n## What {said}, {len(chosen)} texts of sentences {half}: touching parts of an address joined")
            table(chosen, joined, silver)
