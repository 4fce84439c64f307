#include "reader/closing_line.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 51> kOpenings = {
    "作者",        "原文",       "来源",        "出处",        "转载",
    "编辑",        "编译",       "整理",        "翻译",        "译者",
    "欢迎",        "关注",       "感谢",        "谢谢",        "以上",
    "全文完",      "完",         "本期完",      "下期",        "下周",
    "再见",        "投稿",       "订阅",        "往期",        "公众号",
    "阅读原文",    "点击",       "author",      "source",      "written",
    "posted",      "published",  "by ",         "thanks",      "thank you",
    "see you",     "until ",     "follow ",     "subscribe",   "that's ",
    "originally ", "下个月",     "下次",        "next week",   "next month",
    "next time",   "next issue", "that is all", "suggestions", "send suggestions",
    "send us ",
};

}  // namespace

bool IsClosingLine(const Document& document, const Line& line) {
  std::string_view text = line.span.in(document.text);
  while (!text.empty()) {  // （完）, *Thanks
    const Decoded first = DecodeAt(text, 0);
    if (IsAlphanumeric(first.code_point)) break;
    text.remove_prefix(first.size);
  }
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view opening) {
    return text.size() >= opening.size() &&
           std::equal(opening.begin(), opening.end(), text.begin(),
                      [](char a, char b) { return a == ToLowerAscii(b); });
  });
}

}  // namespace digestlint
