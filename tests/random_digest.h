// Digests made and broken at random, the same for the same seed of the generator.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

using Random = std::mt19937;

template <size_t N>
std::string_view Pick(Random& random, const std::array<std::string_view, N>& from) {
  return from[random() % N];
}

// Bytes that mean something to a reader of digests.
inline constexpr std::array<std::string_view, 46> kMarks = {"[",
                                                            "]",
                                                            "(",
                                                            ")",
                                                            "](",
                                                            "![",
                                                            "[]()",
                                                            "`",
                                                            "```\n",
                                                            "|",
                                                            "\n|---|---|\n",
                                                            "*",
                                                            "**",
                                                            "_",
                                                            "<",
                                                            ">",
                                                            "<a href=\"",
                                                            "<!--",
                                                            "$",
                                                            "$$",
                                                            "\\",
                                                            "#",
                                                            "\n# ",
                                                            "\n- ",
                                                            "\n> ",
                                                            "\n1. ",
                                                            "\n    ",
                                                            "\n===\n",
                                                            "\n---\n",
                                                            "：",
                                                            "，",
                                                            "“",
                                                            "（",
                                                            "《",
                                                            "\t",
                                                            "\r",
                                                            "\r\n",
                                                            "\n\n",
                                                            "　",
                                                            "\uFEFF",
                                                            "😀",
                                                            "e\u0301",
                                                            "&amp;",
                                                            "https://",
                                                            "arXiv: 2405.11111v2",
                                                            "~~~\n"};

// The lines of a small digest, some of it in Markdown.
std::vector<std::string> MakeDigest(Random& random);

// Breaks something: a line lost, doubled or cut, marks inserted; `broken`: bytes that are no UTF-8.
void Mutate(Random& random, std::vector<std::string>& lines, bool broken);

// One text, with one kind of line end, sometimes a byte-order mark or front matter.
std::string Join(Random& random, const std::vector<std::string>& lines);

}  // namespace digestlint
