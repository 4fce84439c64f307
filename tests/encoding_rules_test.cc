// What the safe repairs of the encoding rules promise: nothing that is shown changes.
#include <doctest/doctest.h>
#include <md4c.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "catalogue/builtin.h"
#include "facts/misread.h"
#include "random_digest.h"
#include "reader/reader.h"
#include "repair/digest_signature.h"
#include "repair/fixer.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

Linter EncodingRules() {
  std::vector<Rule> rules;
  for (const Rule& rule : BuiltinRules()) {
    if (rule.spec->group == "encoding") rules.push_back(rule);
  }
  return Linter(std::move(rules), BuiltinTopics());
}

// What md4c makes of a text: every block, span and piece of text. Blanks at the end of a line that
// is no code show nothing.
class Rendering {
 public:
  static std::string Of(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_LATEXMATHSPANS;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return Self(self).Tag('b', static_cast<int>(type), "");
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return Self(self).Tag('b', static_cast<int>(type), "/");
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      return Self(self).Tag('s', static_cast<int>(type), "");
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return Self(self).Tag('s', static_cast<int>(type), "/");
    };
    parser.text = [](MD_TEXTTYPE type, const char* data, MD_SIZE size, void* self) {
      return Self(self).Text(type, std::string_view(data, size));
    };
    Rendering rendering;
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &rendering);
    return rendering.out_;
  }

 private:
  static Rendering& Self(void* self) { return *static_cast<Rendering*>(self); }

  int Tag(char kind, int type, std::string_view slash) {
    if (kind == 'b') TrimEnd();
    out_.append("<").append(slash) += kind + std::to_string(type) + ">";
    return 0;
  }

  int Text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_SOFTBR) TrimEnd();
    if (type == MD_TEXT_BR) out_ += "<br>";
    out_ += text;
    verbatim_ = type == MD_TEXT_CODE || type == MD_TEXT_HTML || type == MD_TEXT_LATEXMATH;
    return 0;
  }

  void TrimEnd() {
    while (!verbatim_ && (out_.ends_with(' ') || out_.ends_with('\t'))) out_.pop_back();
  }

  std::string out_;
  bool verbatim_ = false;
};

// Text as it is read: without zero-width and bidirectional characters.
std::string Visible(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    const char32_t c = d.code_point;
    const bool hidden = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                        (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
    if (!hidden) out += text.substr(i, d.size);
    i += d.size;
  }
  return out;
}

constexpr std::array<std::string_view, 22> kOddities = {
    " ",       "  ",     "\t",     " \n",    "  \n",     "\t\n",    "\r\n",   "\n \n",
    "\n   \n", "\\ \n",  "` \n",   "\u200B", "\u200C",   "\u200D",  "\u200E", "\uFEFF",
    "\u202A",  "\u202C", "\u2060", "\u2028", "\u3000\n", "\u00A0\n"};

std::string WithoutBlanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  for (const std::string_view wide : {"\u00A0", "\u3000"}) {
    for (size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
      text.erase(at, wide.size());
    }
  }
  return text;
}

bool Applied(const FixResult& result, std::string_view rule) {
  return std::any_of(result.applied.begin(), result.applied.end(),
                     [&](const FixCount& count) { return count.rule->name == rule; });
}

bool SameDigest(std::string_view before, std::string_view after, Format format) {
  return ChangesOnly(SignatureOf(ReadDocument(before, format)),
                     SignatureOf(ReadDocument(after, format)), {});
}

TEST_CASE("safe repairs of the encoding rules change nothing that is shown") {
  const Linter linter = EncodingRules();
  size_t repaired = 0, refused = 0;
  for (uint32_t seed = 0; seed < 4000; ++seed) {
    Random random(seed);
    std::vector<std::string> lines = MakeDigest(random);
    for (size_t n = random() % 8; n > 0; --n) Mutate(random, lines, seed % 5 == 0);
    for (size_t n = 1 + random() % 12; n > 0 && !lines.empty(); --n) {
      std::string& line = lines[random() % lines.size()];
      size_t place = random() % (line.size() + 1);
      while (place < line.size() && (static_cast<unsigned char>(line[place]) & 0xC0) == 0x80) {
        ++place;
      }
      line.insert(random() % 3 == 0 ? line.size() : place, Pick(random, kOddities));
    }
    const std::string text = Join(random, lines);
    if (text.starts_with("\uFEFF\uFEFF")) continue;  // the second is text until the first is gone
    for (const Format format : {Format::kPlain, Format::kMarkdown}) {
      const FixResult result = FixText(linter, text, format, {});
      CAPTURE(seed);
      CAPTURE(text);
      CAPTURE(result.text);
      CAPTURE(static_cast<int>(format));
      repaired += result.applied.empty() ? 0 : 1;
      refused += result.refused.empty() ? 0 : 1;
      REQUIRE(result.unfinished.empty());
      // In plain text the reader infers headings from words, which invisible characters part.
      const bool words_change = format == Format::kPlain && Applied(result, "control-character");
      REQUIRE((words_change || SameDigest(text, result.text, format)));
      REQUIRE_EQ(WithoutBlanks(Visible(result.text)), WithoutBlanks(Visible(text)));
      REQUIRE_EQ(FixText(linter, result.text, format, {}).text, result.text);
      if (format == Format::kMarkdown) {
        REQUIRE_EQ(Visible(Rendering::Of(result.text)), Visible(Rendering::Of(text)));
      }
    }
  }
  CHECK_GE(repaired, 4000);
  // The fixer has to hold back next to nothing: md4c reads “<” before CRLF in its own way.
  CHECK_LE(refused, 4);
}

std::string Originals(std::string_view text) {
  std::string out;
  for (const Misread& misread : FindMisread(text)) {
    CHECK_FALSE(misread.span.empty());
    out += misread.original + "|";
  }
  return out;
}

TEST_CASE("UTF-8 read as Windows-1252 is known and what it was") {
  CHECK(Originals("donâ€™t") == "’|");
  CHECK(Originals("ä¸\u00ADæ–‡") == "中文|");
  CHECK(Originals("JosÃ© et Zoë") == "é|");
  CHECK(Originals("4Ã— and 5Â°C") == "×|°|");
  CHECK(Originals("ðŸ˜€") == "😀|");
  CHECK(Originals("â\u0080\u009Cquoteâ\u0080\u009D") == "“|”|");  // as Latin-1
  CHECK(Originals("wordÂ\u00A0word") == "\u00A0|");
  CHECK(Originals("ï»¿# Title") == "\uFEFF|");
}

TEST_CASE("letters with accents are no misread UTF-8") {
  for (const char* text : {"« étonné\u00A0», « voilà\u00A0»", "“Spaß” und „Maß“", "MANHÃ…",
                           "SÃO “JOSÉ”", "Łódź, Ångström", "naïve, Gödel, Erdős, Çelik", "â — ê",
                           "Été… été", "中文，“引号”——破折号……", "Â", "é", "Ã"}) {
    CAPTURE(text);
    CHECK(Originals(text) == "");
  }
}

TEST_CASE("a doubtful place counts beside a clear one") {
  CHECK(Originals("é\u00A0» alone") == "");
  CHECK(Originals("é\u00A0» and â€™") == "頻|’|");
}

}  // namespace
}  // namespace digestlint
