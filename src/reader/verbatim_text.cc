#include "reader/verbatim_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kNowhere = std::string_view::npos;

// Nothing of the kind is longer; looking further from every bracket of a line takes quadratic time.
constexpr size_t kMaxBytes = 16 << 10;

// The end of what begins at `at` and ends with `close`, or 0.
size_t EndWith(std::string_view line, size_t at, std::string_view close) {
  const size_t end = line.find(close, at);
  return end == kNowhere ? 0 : end + close.size();
}

bool IsWord(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return IsAsciiLetter(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == ' ';
  });
}

// {{…}}, {%…%}, {#…} and the like.
size_t BraceEnd(std::string_view line, size_t at) {
  const std::string_view rest = line.substr(at);
  if (rest.starts_with("{%")) return EndWith(line, at + 2, "%}");
  if (rest.starts_with("{{")) {
    const size_t end = EndWith(line, at + 2, "}}");
    return end != 0 && IsWord(line.substr(at + 2, end - at - 4)) ? 0 : end;
  }
  const bool attribute = rest.size() > 2 && (rest[1] == '#' || rest[1] == '.' || rest[1] == ':') &&
                         (static_cast<unsigned char>(rest[2]) >= 0x80 ||
                          IsAsciiLetter(static_cast<unsigned char>(rest[2])));
  return attribute ? EndWith(line, at + 1, "}") : 0;
}

size_t WikiEnd(std::string_view line, size_t at) {
  if (!line.substr(at).starts_with("[[")) return 0;
  const size_t end = EndWith(line, at + 2, "]]");
  // A link to Markdown's taste goes on with its target.
  return end != 0 && end < line.size() && line[end] == '(' ? 0 : end;
}

// \(…\) and \[…\] with a formula.
size_t MathEnd(std::string_view line, size_t at) {
  const std::string_view rest = line.substr(at);
  const bool round = rest.starts_with("\\(");
  if (!round && !rest.starts_with("\\[")) return 0;
  const size_t end = EndWith(line, at + 2, round ? "\\)" : "\\]");
  if (end == 0) return 0;
  const std::string_view inside = line.substr(at + 2, end - at - 4);
  return inside.find_first_of("\\^_=") == kNowhere ? 0 : end;
}

// As far as there are no blanks and no full-width marks.
size_t PathEnd(std::string_view line, size_t at) {
  static constexpr std::string_view kStops[] = {"。", "，", "；", "、", "：", "！", "？",
                                                "”",  "’",  "）", "】", "》", "」", "\u3000"};
  size_t end = line.find_first_of(" \t\"'<>`", at);
  if (end == kNowhere) end = line.size();
  for (const std::string_view stop : kStops) end = std::min(end, line.find(stop, at));
  return end;
}

size_t DriveEnd(std::string_view line, size_t colon) {
  const auto letter = [&](size_t i) { return IsAsciiLetter(static_cast<unsigned char>(line[i])); };
  const bool drive = colon > 0 && letter(colon - 1) && (colon < 2 || !letter(colon - 2)) &&
                     colon + 2 < line.size() && line[colon + 1] == '\\' && line[colon + 2] != '(' &&
                     line[colon + 2] != '[';
  return drive ? PathEnd(line, colon) : 0;
}

size_t FileEnd(std::string_view line, size_t colon) {
  const bool file =
      colon >= 4 && line.substr(colon - 4, 4) == "file" && line.substr(colon).starts_with("://");
  return file ? PathEnd(line, colon) : 0;
}

// The inside of an element that shows code; `at` is its "<".
bool FindElement(std::string_view line, size_t at, size_t& begin, size_t& end) {
  static constexpr std::array<std::string_view, 7> kNames = {"code", "kbd",      "samp", "tt",
                                                             "var",  "textarea", "math"};
  for (const std::string_view name : kNames) {
    if (LowerAscii(line.substr(at + 1, name.size())) != name) continue;
    const size_t after = at + 1 + name.size();
    if (after >= line.size() || (line[after] != '>' && line[after] != ' ')) continue;
    const size_t open = line.find('>', after);
    if (open == kNowhere) return false;
    begin = open + 1;
    for (end = line.find("</", begin); end != kNowhere; end = line.find("</", end + 2)) {
      if (LowerAscii(line.substr(end + 2, name.size())) == name) return true;
    }
    return false;
  }
  return false;
}

}  // namespace

void FindVerbatimText(std::string_view text, Span span, std::vector<VerbatimText>& found) {
  const std::string_view line = span.in(text);
  const auto add = [&](size_t begin, size_t end, RunKind kind) {
    found.push_back({MakeSpan(span.begin + begin, span.begin + end), kind});
  };
  static constexpr ByteSet kFirst("{[\\:<");
  for (size_t at = kFirst.FindIn(line); at != kNowhere; at = kFirst.FindIn(line, at)) {
    size_t begin = at;
    size_t end = 0;
    RunKind kind = RunKind::kCode;
    const std::string_view near = line.substr(0, at + kMaxBytes);
    switch (line[at]) {
      case '{':
        end = BraceEnd(near, at);
        break;
      case '[':
        end = WikiEnd(near, at);
        if (at > 0 && line[at - 1] == '!') --begin;
        break;
      case '\\':
        end = MathEnd(near, at);
        kind = RunKind::kMath;
        break;
      case ':':
        end = DriveEnd(near, at);
        begin = at - (end == 0 ? 0 : 1);
        if (end == 0) {
          end = FileEnd(near, at);
          begin = at - (end == 0 ? 0 : 4);
        }
        break;
      default:
        if (!FindElement(near, at, begin, end)) end = 0;
        break;
    }
    if (end > begin) add(begin, end, kind);
    at = std::max(end, at + 1);
  }
}

}  // namespace digestlint
