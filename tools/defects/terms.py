"""Defects of the group terms: names, typos and words that were not read again."""
import re

from digest import HAN, Copy, defect


def changed(digest, pattern, new, count=4):
    """Copies in which the pattern's first place in a line of prose is written as `new`."""
    for number in list(digest.prose()):
        text = digest.line(number)
        if "](" in text or "http" in text or "`" in text:
            continue
        other = re.sub(pattern, new, text, count=1)
        if other != text:
            yield Copy(digest.with_line(number, other), [number])
            count -= 1
            if count == 0:
                return


def inserted(digest, phrases):
    """Copies in which a sentence of an entry has one of the phrases more at its end."""
    numbers = list(digest.prose())
    for k, phrase in enumerate(phrases):
        if not numbers:
            return
        number = numbers[k % len(numbers)]
        yield Copy(digest.with_line(number, digest.line(number) + phrase), [number])


@defect("term-casing")
def wrong_case(digest):
    for right, wrong in (("LLM", "llm"), ("GPU", "gpu"), ("PyTorch", "pytorch"), ("GPT", "Gpt"), ("GitHub", "Github")):
        yield from changed(digest, rf"(?<![\w./-]){right}(?![\w./-])", wrong)
    yield from inserted(digest, ["代码已在 Github 上公开。", "作者用 pytorch 实现，跑在一块 gpu 上。", "与 Chatgpt 和 Deepseek 相比也不差。"]
                        if digest.chinese else [" The code is on Github.", " It needs a single gpu and pytorch."])


@defect("known-typo")
def typo(digest):
    pairs = [("阈值", "阀值"), ("即使", "既使"), ("训练", "训炼"), ("步骤", "步聚"), ("部署", "布署"), ("标准", "标淮"), ("候选", "侯选"), ("提炼", "提练")]
    pairs += [("language", "langauge"), ("performance", "performace"), ("[Tt]ransformer", "Transfomer"), ("separate", "seperate"), ("parameter", "paramter")]
    for right, wrong in pairs:
        yield from changed(digest, rf"(?<![A-Za-z]){right}", wrong, 2)
    yield from inserted(digest, ["读者需要登陆账号才能下载。", "超过一阀值时才更新。", "与 Transfomer 相比更快。"]
                        if digest.chinese else [" It beats a plain Transfomer.", " See the enviroment and its paramters."])


@defect("repeated-word")
def doubled(digest):
    if digest.chinese:
        for word in ("的", "了", "在", "和"):
            yield from changed(digest, rf"(?<=[{HAN}]){word}(?=[{HAN}])", word * 2, 3)
    else:
        for word in ("the", "of", "to", "model", "with"):
            yield from changed(digest, rf"\b{word}\b", f"{word} {word}", 3)


@defect("inconsistent-term")
def two_spellings(digest):
    """The first spelling twice, the second once, each in a line of its own."""
    pairs = [("LLaMA-2", "LLaMA2"), ("Llama 2", "LLaMA-2"), ("GPT-4", "GPT4"), ("GPT-4", "GPT 4"), ("Qwen2.5", "Qwen-2.5"), ("Claude 3", "Claude-3"),
             ("ResNet-50", "ResNet50"), ("DeepSeek-V2", "Deepseek-V2"), ("Phi-3", "Phi3"), ("Gemini 1.5", "Gemini-1.5"), ("CIFAR-10", "CIFAR10"), ("SAM 2", "SAM2")]
    chinese, english = "它在{}上也有效。", " It also helps {}."
    numbers = list(digest.prose())
    for k, (usual, odd) in enumerate(pairs):
        if len(numbers) < 3 or re.sub(r"\W", "", usual).lower() in re.sub(r"\W", "", digest.text).lower():
            continue
        chosen = [numbers[(k + i) % len(numbers)] for i in range(3)]
        lines = list(digest.lines)
        for number, name in zip(chosen, (usual, usual, odd)):
            lines[number - 1] += (chinese if digest.chinese else english).format(name)
        yield Copy("\n".join(lines), [chosen[2]])


@defect("conflicting-acronym")
def two_meanings(digest):
    """An acronym is spelled out in one line of prose, and in another way in a later one."""
    pairs = [("Simplified Linear Attention", "Sparse Local Attention", "SLA"), ("Direct Preference Optimization", "Distributed Policy Optimization", "DPO"),
             ("Multi-Query Attention", "Multi-Quantized Attention", "MQA"), ("Mixture of Experts", "Memory of Embeddings", "MoE"),
             ("Chain-of-Thought", "Cost of Training", "CoT"), ("Retrieval-Augmented Generation", "Recurrent Attention Graph", "RAG")]
    forms = (["先说{0}（{1}）。", "先说某法（{0}，{1}）。", "先说{1}（{0}）。", "先说某法（{0}, {1}）。"] if digest.chinese
             else [" It is {0} ({1}).", " It is {1} ({0}).", " It is new ({0}, {1}).", " It is the {0} ({1}s)."])
    numbers = list(digest.prose())
    for k, (first, second, acronym) in enumerate(pairs):
        for form in (forms[k % len(forms)], forms[(k + 1) % len(forms)]):
            if len(numbers) < 2:
                return
            i = k % (len(numbers) - 1)
            lines = list(digest.lines)
            lines[numbers[i] - 1] += forms[(k + 2) % len(forms)].format(first, acronym)
            lines[numbers[i + 1] - 1] += form.format(second, acronym)
            yield Copy("\n".join(lines), [numbers[i + 1]])


@defect("untranslated-remnant")
def pasted_from_latex(digest):
    for k, number in enumerate(list(digest.prose())[:4]):
        text = digest.line(number)
        if digest.chinese:
            yield Copy(digest.with_line(number, re.sub(rf"([{HAN}]{{2}})([，。])", r"\\textbf{\1}\2", text, count=1)), [number])
            yield Copy(digest.with_line(number, re.sub(r"[，。]", r"~\\cite{lewis2020}，", text, count=1)), [number])
        else:
            yield Copy(digest.with_line(number, re.sub(r"(\w{4,})", r"\\emph{\1}", text, count=1)), [number])
            yield Copy(digest.with_line(number, text + r" See \cite{lewis2020}."), [number])
    yield from inserted(digest, [r"我们提出~\name，效果更好。", r"误差约为 \approx 3。", "结果见 [object Object]。", "作者见 {{authors}}。"] if digest.chinese else
                        [r" We call it \method~here.", r" It is \times 3 faster.", " By [object Object].", " By {{author}}."])


@defect("untranslated-remnant")
def pasted_from_html(digest):
    entities = ["&amp;amp;", "&amp;nbsp;", "&amp;quot;"] if digest.markdown else ["&amp;", "&nbsp;", "&quot;", "&lt;", "&#39;", "&mdash;"]
    yield from inserted(digest, [f"它包括 Q{entity}A 任务。" if digest.chinese else f" It covers Q{entity}A." for entity in entities])


@defect("untranslated-remnant")
def field_without_value(digest):
    for number in list(digest.prose())[:3]:
        for field in ("作者：undefined", "机构：NaN") if digest.chinese else ("Authors: undefined", "Code: NaN"):
            gap = [""] if digest.markdown else []
            yield Copy(digest.with_lines(number + 1, number + 1, gap + [field]), [number + 1 + len(gap)])
