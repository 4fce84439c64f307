"""Defects of the group boilerplate: what editors, platforms and chat models leave behind."""
import re

from digest import Copy, defect


def at_the_end(digest, lines):
    text = digest.text.rstrip("\n") + "\n" + ("\n" if digest.markdown else "")
    first = text.count("\n") + 1
    return Copy(text + "\n".join(lines) + "\n", range(first, first + len(lines)))


def in_the_middle(digest, line):
    """Behind the body of an entry."""
    for number in list(digest.prose())[:3]:
        gap = [""] if digest.markdown else []
        yield Copy(digest.with_lines(number + 1, number + 1, gap + [line]), [number + 1 + len(gap)])


@defect("platform-footer")
def footer(digest):
    for lines in (
        ["评论支持部分 Markdown 语法：**粗体** _斜体_ [链接](http://example.com) `代码` - 列表 > 引用。你还可以使用@来通知其他用户。"],
        ["**粗体** _斜体_ [链接](http://example.com) `代码` - 列表 > 引用", "。你还可以使用@", "来通知其他用户。"],
        ["微信扫一扫", "关注该公众号"],
        ["Thanks for reading! Subscribe for free to receive new posts and support my work."],
    ):
        yield at_the_end(digest, lines)


@defect("editor-template")
def template(digest):
    for line in ("提示：以下是本篇文章正文内容，下面案例可供参考", "你好！ 这是你第一次使用 Markdown编辑器 所展示的欢迎页。",
                 "Welcome to Hexo! This is your very first post."):
        yield from in_the_middle(digest, line)
        yield at_the_end(digest, [line])


@defect("placeholder-text")
def unwritten(digest):
    for line in ("TODO：补充摘要", "（此处待补充）", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "TODO: write the summary"):
        yield from in_the_middle(digest, line)


@defect("ai-leftover")
def chat(digest):
    for line in ("作为一个人工智能语言模型，我无法访问该链接。", "希望以上内容对你有所帮助！如果需要进一步修改，请告诉我。",
                 "As an AI language model, I cannot open links.", "Certainly! Here is the summary you asked for:"):
        yield from in_the_middle(digest, line)


@defect("stray-markup")
def markdown_in_plain_text(digest):
    if digest.markdown:
        return
    for number in list(digest.prose())[:4]:
        text = digest.line(number)
        changed = re.sub(r"(\w+)", r"**\1**", text, count=1)
        yield Copy(digest.with_line(number, changed), [number])
    for section in digest.sections:
        line = section["heading"]["line"]
        yield Copy(digest.with_line(line, "## " + digest.line(line)), [line])
