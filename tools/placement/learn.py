"""Learns what rules/topics/weights holds: how much each term speaks for each topic, which terms are
common, and how the evidence on an entry's place is weighed.

A multinomial logistic model over the terms of titles and summaries, with no weight below 0, so that
each weight reads as "speaks for". The written terms, headings and examples of the topic files are
training texts too: what the lists do not teach is known from there. Needs numpy and scipy.
"""
import collections
import math
import pathlib
import re
import subprocess
import tomllib

import numpy as np
import scipy.optimize
import scipy.sparse

BODY_SHARE = 0.6
WRITTEN_WEIGHT = 4.0    # of a written term, times its weight of 1 to 3
HEADING_WEIGHT = 2.0
MACHINE_WEIGHT = 0.7    # of an entry that a machine placed
PENALTY = 1 / 12.0
MIN_ENTRIES = 3         # that a term must stand in, unless it is written
MAX_TERMS = 14000
MIN_WEIGHT = 0.35
COMMON_SHARE = 1 / 350  # of entries that a common term stands in
BASE_TOPICS = {         # the corpus's own labels; other topics divide its "other"
    "quantization", "pruning", "distillation", "inference-serving", "architecture-attention",
    "finetuning-peft", "alignment-rlhf", "training-data-pretraining", "scaling-laws",
    "evaluation-benchmark", "reasoning", "agents-tools", "rag-retrieval", "long-context",
    "multimodal-vision", "speech-audio", "image-video-generation", "code", "math-proving",
    "safety-security", "hallucination-factuality", "interpretability", "robotics-embodied",
    "domain-science-medicine", "survey", "calibration", "general"}
JUDGE_PARTS = 14
HOMELESS_WEIGHT = 0.7   # of examples whose digest has no section for a moved entry


class Terms:
    """The linter's own cut of texts into terms, each text cut once."""

    def __init__(self, program):
        self.program = program
        self.known = {}

    def read(self, texts):
        new = sorted({" ".join(t.split()) for t in texts} - self.known.keys())
        out = subprocess.run([self.program], input="\n".join(new) + "\n", text=True,
                             capture_output=True, check=True).stdout.split("\n")
        for text, line in zip(new, out):
            self.known[text] = frozenset(line.split("\t")) if line else frozenset()

    def of(self, text):
        return self.known[" ".join(text.split())]


def load_topics(folder):
    topics = {}
    for path in sorted(pathlib.Path(folder).glob("*.toml")):
        topic = tomllib.loads(path.read_text(encoding="utf-8"))
        topics[topic["name"]] = topic
    return topics


def heading_pattern(topic):
    parts = []
    for heading in topic["headings"]:
        part = re.escape(heading.lower())
        if re.match(r"[a-z0-9]", heading.lower()):
            part = r"(?<![a-z0-9])" + part
        if re.search(r"[a-z0-9]$", heading.lower()):
            part += r"s?(?![a-z0-9])"
        parts.append(part)
    return re.compile("|".join(parts)) if parts else re.compile("(?!)")


def label(entry, finer):
    """The entry's topic; of "other", the one finer topic that its nearest telling heading claims."""
    if entry.topic != "other":
        return entry.topic
    for heading in reversed(entry.headings):
        hits = [name for name, pattern in finer.items() if pattern.search(heading.lower())]
        if len(hits) == 1:
            return hits[0]
    return None


def vector(title, body, vocabulary, extra=0.0):
    out = {t: BODY_SHARE for t in body if t in vocabulary}
    out.update({t: 1.0 for t in title if t in vocabulary})
    length = math.sqrt(sum(v * v for v in out.values()) + extra) or 1.0
    return {t: v / length for t, v in out.items()}


def fit_weights(texts, labels, importance, vocabulary, topics, positive, steps):
    column = {t: i for i, t in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for i, text in enumerate(texts):
        for term, value in sorted(text.items()):
            rows.append(i)
            columns.append(column[term])
            values.append(value)
    x = scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(vocabulary)))
    xt = x.T.tocsr()
    target = np.array([topics.index(t) for t in labels])
    importance = np.array(importance)
    every = np.arange(len(texts))
    shape = (len(vocabulary), len(topics))

    def loss(flat):
        z = x @ flat.reshape(shape)
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        value = -(importance * np.log(p[every, target] + 1e-12)).sum()
        p[every, target] -= 1
        p *= importance[:, None]
        return (value + 0.5 * PENALTY * (flat @ flat),
                (xt @ p).ravel() + PENALTY * flat)

    bounds = [(0, None)] * (shape[0] * shape[1]) if positive else None
    found = scipy.optimize.minimize(loss, np.zeros(shape[0] * shape[1]), jac=True,
                                    method="L-BFGS-B", bounds=bounds,
                                    options={"maxiter": steps, "maxcor": 6})
    return found.x.reshape(shape)


def learn_terms(entries, topics, terms):
    """{topic: {term: weight}} and {common term: rarity}."""
    finer = {n: heading_pattern(t) for n, t in topics.items() if n not in BASE_TOPICS}
    labelled = [(e, label(e, finer)) for e in entries]
    names = sorted(set(topics) - {"general"})
    labelled = [(e, t) for e, t in labelled if t in names]
    written = []
    for name in names:
        topic = topics[name]
        written += [(t, "", name, WRITTEN_WEIGHT * w, 1.0) for t, w in topic["terms"].items()]
        written += [(h, "", name, HEADING_WEIGHT, 1.0) for h in topic["headings"]]
        written += [(e["title"], e.get("body", ""), name, WRITTEN_WEIGHT, 0.0)
                    for e in topic.get("example", [])]
    terms.read([e.title for e, _ in labelled] + [e.blurb for e, _ in labelled]
               + [w[0] for w in written] + [w[1] for w in written])
    count = collections.Counter(t for e, _ in labelled
                                for t in terms.of(e.title) | terms.of(e.blurb))
    vocabulary = {t for t, c in count.items() if c >= MIN_ENTRIES}
    vocabulary |= {t for w in written for t in terms.of(w[0])}
    per_topic = collections.Counter(t for _, t in labelled)

    def fit(vocabulary, positive, steps):
        chosen = set(vocabulary)
        texts = [vector(terms.of(e.title), terms.of(e.blurb), chosen) for e, _ in labelled]
        texts += [vector(terms.of(w[0]), terms.of(w[1]), chosen, w[4]) for w in written]
        importance = [(1.0 if e.human else MACHINE_WEIGHT)
                      * min(2.0, math.sqrt(400 / per_topic[t])) for e, t in labelled]
        return fit_weights(texts, [t for _, t in labelled] + [w[2] for w in written],
                           importance + [w[3] for w in written], vocabulary, names, positive,
                           steps)

    vocabulary = sorted(vocabulary)
    weights = fit(vocabulary, False, 35)
    best = np.argsort(-weights.max(1), kind="stable")[:MAX_TERMS]
    vocabulary = sorted(vocabulary[i] for i in best)
    weights = fit(vocabulary, True, 50)
    learned = {name: {t: round(float(w), 1) for t, w in zip(vocabulary, weights[:, i])
                      if w >= MIN_WEIGHT} for i, name in enumerate(names)}
    # A Han term is as common as it is among the texts that have Han characters at all.
    han = re.compile("[\u3400-\u9fff]")
    chinese = sum(1 for e, _ in labelled if han.search(e.title + e.blurb))
    common = {}
    vocabulary = set(vocabulary)
    for term, entries_with in count.items():
        if han.match(term) and term not in vocabulary:
            continue  # a scrap of a sentence
        among = chinese if han.match(term) else len(labelled)
        if entries_with >= COMMON_SHARE * among:
            common[term] = round(math.log(among / entries_with), 1)
    return learned, common


def write_terms(folder, learned, common):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.tsv"):
        path.unlink()
    common = {t: max(r, 0.1) for t, r in common.items()}
    for name, weights in list(learned.items()) + [("common-terms", common)]:
        if weights:
            order = sorted(weights.items(), key=lambda each: (-each[1], each[0]))
            (folder / f"{name}.tsv").write_text("".join(f"{t}\t{w}\n" for t, w in order),
                                                encoding="utf-8")


class Case:
    """What print_fits says of one entry, and the section that it belongs in (its index in fits; -1
    where that section is not in the digest)."""

    def __init__(self, fits, share, home, moved, importance=1.0):
        self.importance = importance
        self.fits = np.array(fits)      # own section first
        self.share = share
        self.home = home
        self.moved = moved


def learn_fit(cases):
    """The weights under which a moved entry's home fits best."""
    cases = [c for c in cases if c.moved and c.home > 0]

    def loss(weights):
        value, slope = 0.0, np.zeros(len(weights))
        for case in cases:
            z = case.fits @ weights
            z -= z.max()
            p = np.exp(z)
            p /= p.sum()
            value -= math.log(p[case.home] + 1e-12)
            slope += case.fits.T @ p - case.fits[case.home]
        return value + weights @ weights, slope + 2 * weights

    return scipy.optimize.minimize(loss, np.zeros(6), jac=True, method="L-BFGS-B",
                                   options={"maxiter": 60}).x


def judge_parts(case, fit):
    """As Placement::Judge puts them together; the constant last."""
    scores = case.fits @ fit
    home, rest = case.fits[0], case.fits[1:]
    if len(rest):
        best = rest[int(np.argmax(scores[1:]))]
        best_score = scores[1:].max()
        best_claim, best_mates, best_words = best[0], best[2], best[3]
    else:
        best_score, best_claim, best_mates, best_words = scores[0] - 0.5, -2.0, -2.0, 0.0
    return [scores[0], best_score, max(0.0, best_score - scores[0]), home[0], home[1], home[2],
            home[3], home[4], best_claim, best_mates, best_words, home[5],
            math.log(case.share), 1.0]


def learn_judge(cases, fit, moved_share=0.04):
    """Logistic regression on standardized parts, as if `moved_share` of entries were misplaced."""
    x = np.array([judge_parts(c, fit) for c in cases])
    y = np.array([1.0 if c.moved else 0.0 for c in cases])
    importance = np.array([c.importance for c in cases])
    mean, spread = x[:, :-1].mean(0), x[:, :-1].std(0) + 1e-9
    x[:, :-1] = (x[:, :-1] - mean) / spread
    sign = 2 * y - 1
    penalty = np.r_[np.full(JUDGE_PARTS - 1, 2.0), 0]

    def loss(w):
        margin = sign * (x @ w)
        value = (importance * np.logaddexp(0, -margin)).sum() + 0.5 * (penalty * w * w).sum()
        slope = -(x.T @ (importance * sign / (1 + np.exp(margin)))) + penalty * w
        return value, slope

    w = scipy.optimize.minimize(loss, np.zeros(JUDGE_PARTS), jac=True, method="L-BFGS-B").x
    out = np.r_[w[:-1] / spread, w[-1] - (w[:-1] * mean / spread).sum()]
    out[-1] += math.log(moved_share / (1 - moved_share)) - math.log((importance @ y) / (importance @ (1 - y)))
    return out


def write_judge(folder, fit, judge):
    def numbers(values):
        return ", ".join(f"{v:.4f}" for v in values)
    (pathlib.Path(folder) / "placement.toml").write_text(
        "# How the evidence on an entry's place is weighed; facts/placement.h says what each is.\n"
        "# Learned by tools/placement; do not edit.\n\n"
        "# claim, text, mates, words, heading words, has claim\n"
        f"fit = [{numbers(fit)}]\n\n"
        "# home and best score, how much better; home's claim, text, mates, words, heading words;\n"
        "# best's claim, mates, words; home has a claim, the entry's largest share, constant\n"
        f"judge = [{numbers(judge[:7])},\n         {numbers(judge[7:])}]\n", encoding="utf-8")
