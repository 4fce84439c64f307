"""The placement corpus: public lists as JSON Lines, its folds and its labels.

An entry is scored only where its curators' choice is clear: placed by people, under a heading that
names one topic, and under no other topic's heading as well.
"""
import collections
import json
import pathlib
import random
import re
import zlib

# Topics that cut across the others: moving a paper into or out of them is often no error. "other"
# stands for many topics, so whether two of its headings are near cannot be told.
UNSCORED_MOVES = {"survey", "evaluation-benchmark", "other"}

# Pairs between which an editor may choose freely; a move between them is not counted as a defect.
# Written down apart from rules/topics/, so that the rule cannot widen it.
NEAR = {
    "quantization": "pruning distillation finetuning-peft",
    "pruning": "distillation inference-serving architecture-attention finetuning-peft "
               "training-data-pretraining",
    "distillation": "finetuning-peft alignment-rlhf training-data-pretraining reasoning",
    "inference-serving": "architecture-attention long-context",
    "architecture-attention": "training-data-pretraining scaling-laws long-context interpretability",
    "finetuning-peft": "alignment-rlhf training-data-pretraining",
    "alignment-rlhf": "training-data-pretraining reasoning safety-security "
                      "hallucination-factuality",
    "training-data-pretraining": "scaling-laws",
    "reasoning": "scaling-laws agents-tools code math-proving",
    "agents-tools": "rag-retrieval long-context code robotics-embodied",
    "rag-retrieval": "long-context hallucination-factuality",
    "multimodal-vision": "speech-audio image-video-generation hallucination-factuality "
                         "robotics-embodied domain-science-medicine",
    "speech-audio": "image-video-generation",
    "image-video-generation": "robotics-embodied",
    "code": "math-proving",
    "safety-security": "hallucination-factuality interpretability",
    "hallucination-factuality": "interpretability",
}


def are_near(a, b):
    return a == b or b in NEAR.get(a, "").split() or a in NEAR.get(b, "").split()


class Entry:
    """One paper in one list."""

    def __init__(self, row):
        self.source = row["source"]
        self.title = row["title"]
        self.blurb = row["blurb"]
        self.url = row["url"]
        self.headings = tuple(row["headings"])
        self.topic = row["topic"]
        self.human = row["curation"] == "human"
        self.scored = bool(self.human and row["topical"] and self.topic
                           and not row.get("also_topics"))
        # Machine-made lists teach only where their own tags agree with the section.
        self.teaches = bool(self.topic) and (
            row["source"] != "zhaoyang97/Paper-Notes" or row.get("tag_match") is True)
        self.papers = set()
        if row["arxiv"]:
            self.papers.add(row["arxiv"].split("v")[0])
        letters = re.sub(r"[^a-z0-9\u4e00-\u9fff]", "", self.title.lower())
        if len(letters) > 8:
            self.papers.add(letters)


def load(folder):
    entries = []
    for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
        with open(path, encoding="utf-8") as lines:
            entries += [Entry(json.loads(line)) for line in lines]
    if not entries:
        raise SystemExit(f"{folder}: no .jsonl files with entries")
    return entries


def folds(entries, count=5):
    """The sources in `count` groups of about as many scored entries, the larger ones apart."""
    sizes = collections.Counter(e.source for e in entries if e.scored)
    for entry in entries:
        sizes.setdefault(entry.source, 0)
    groups = [[] for _ in range(count)]
    load_of = [0] * count
    for source in sorted(sizes, key=lambda s: (-sizes[s], s)):
        least = min(range(count), key=lambda i: load_of[i])
        groups[least].append(source)
        load_of[least] += sizes[source] + 1
    return groups


def teaching_entries(entries, held_out):
    """What may be learned from when the sources `held_out` are tested: neither they nor their
    papers."""
    papers = set()
    for entry in entries:
        if entry.source in held_out and entry.scored:
            papers |= entry.papers
    return [e for e in entries
            if e.teaches and e.source not in held_out and not e.papers & papers]


def random_for(name):
    return random.Random(zlib.crc32(name.encode()))
