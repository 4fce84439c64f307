#include "random_digest.h"

#include <fmt/format.h>

#include <utility>

namespace digestlint {

std::vector<std::string> MakeDigest(Random& random) {
  static constexpr std::array<std::string_view, 8> kHeadings = {
      "大语言模型", "## 视觉",       "**语音**", "### 机器人",
      "## Agents",  "强化学习\n---", "第一部分", "# 周报"};
  static constexpr std::array<std::string_view, 9> kNumbers = {
      "{}、", "{}. ", "{}) ", "（{}）", "[{}] ", "### {}. ", "- ", "", "**{}、"};
  static constexpr std::array<std::string_view, 7> kBodies = {
      "用更少的数据得到更好的结果,代价不大.",
      "We train a model, and it works (mostly).",
      "（1）数据更多；（2）训练更久。",
      "- 甲\n- 乙",
      "> 引文：“不错”。",
      "`code` 与 $x^2$，还有**重点**。",
      "作为一个人工智能语言模型，我无法访问链接。"};
  static constexpr std::array<std::string_view, 8> kLinks = {
      "https://arxiv.org/abs/2405.1{}",
      "论文：https://arxiv.org/abs/2405.1111{}",
      "[论文](https://x.org/{})",
      "[代码][{}]",
      "<https://x.org/{}>",
      "arXiv:2405.1111{}",
      "[![图](a.png)](https://x.org/{})",
      ""};
  const auto fill = [](std::string_view pattern, size_t n) {
    return fmt::format(fmt::runtime(pattern), n);
  };
  std::vector<std::string> lines;
  const std::string_view number = Pick(random, kNumbers), link = Pick(random, kLinks);
  for (size_t s = random() % 4; s > 0; --s) {
    lines.emplace_back(Pick(random, kHeadings));
    for (size_t n = 1, count = random() % 4; n <= count; ++n) {
      lines.push_back(fill(random() % 8 == 0 ? Pick(random, kNumbers) : number, n) + "题目 Title");
      lines.emplace_back(Pick(random, kBodies));
      lines.push_back(fill(random() % 8 == 0 ? Pick(random, kLinks) : link, n));
      if (random() % 3 == 0) lines.emplace_back();
    }
  }
  if (random() % 3 == 0)
    lines.emplace_back("| 甲 | 乙 |\n|---|---|\n| 1) **丙** | [丁](https://x.org/a) |");
  if (random() % 4 == 0) lines.emplace_back("[1]: https://x.org/?a=1&b=2");
  return lines;
}

void Mutate(Random& random, std::vector<std::string>& lines, bool broken) {
  if (lines.empty()) lines.emplace_back();
  const size_t at = random() % lines.size(), other = random() % lines.size();
  std::string& line = lines[at];
  // A place between two characters.
  size_t place = random() % (line.size() + 1);
  while (place < line.size() && (static_cast<unsigned char>(line[place]) & 0xC0) == 0x80) ++place;
  switch (random() % 9) {
    case 0:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      lines.push_back(lines[other]);
      break;
    case 2:
      std::swap(lines[at], lines[other]);
      break;
    case 3:
      line.insert(place, 1, '\0');
      break;
    case 4:
      line.resize(place);
      break;
    case 5:
      for (size_t n = random() % 12; n > 0; --n) line.insert(place, Pick(random, kMarks));
      break;
    case 6:
      if (broken) line.insert(place, 1, static_cast<char>(0x80 + random() % 0x80));
      break;
    case 7:
      line += lines[other];
      break;
    default:
      line.insert(place, Pick(random, kMarks));
      break;
  }
}

std::string Join(Random& random, const std::vector<std::string>& lines) {
  std::string text = random() % 16 == 0   ? "\uFEFF"
                     : random() % 16 == 0 ? "---\ntitle: t\n---\n"
                                          : "";
  const std::string_view end = random() % 8 == 0 ? "\r\n" : random() % 4 == 0 ? "\n\n" : "\n";
  for (const std::string& line : lines) text.append(line).append(end);
  if (random() % 4 == 0 && !text.empty()) text.pop_back();
  return text;
}

}  // namespace digestlint
