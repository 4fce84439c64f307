// The server's texts against naive ones: edits, positions and what is told of findings.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "cli_helpers.h"
#include "config/configurations.h"
#include "random_digest.h"
#include "server/diagnostics.h"
#include "server/open_document.h"
#include "server/protocol.h"
#include "server/text_diff.h"
#include "text/unicode.h"

namespace digestlint {

TEST_CASE("texts follow the client's through random edits, and what is found in them") {
  const std::vector<std::string> pieces = {
      "a",     "中",    "𝔐",       "é", "\n", "\r\n", "\r", "，", "", "1、", "👩‍👩‍👧",
      " ，，", "模型 ", "the the "};
  ConfigArguments no_files;
  no_files.no_config = true;
  Configurations configurations(no_files);
  size_t found = 0;
  for (const PositionEncoding encoding :
       {PositionEncoding::kUtf8, PositionEncoding::kUtf16, PositionEncoding::kUtf32}) {
    Random random(static_cast<uint32_t>(encoding));
    const auto pick = [&](size_t count) { return static_cast<size_t>(random()) % count; };
    std::string mine = Join(random, MakeDigest(random));
    OpenDocument document("file:///a.md", "/a.md", 0, mine, encoding);
    Configuration& configuration = configurations.For("/a.md");
    for (int edit = 0; edit < 2000; ++edit) {
      // Several in one message; those of a replacement all over the text come last ones first.
      Json changes = Json::array();
      const bool upward = pick(2) == 0;
      uint32_t limit = static_cast<uint32_t>(mine.size());
      for (size_t count = 1 + pick(4); count > 0; --count) {
        // Any two character borders that are no middle of a CRLF, in the naive way.
        std::vector<uint32_t> borders;
        for (uint32_t at = 0; at <= (upward ? limit : mine.size());) {
          const bool in_crlf =
              at > 0 && at < mine.size() && mine[at - 1] == '\r' && mine[at] == '\n';
          if (!in_crlf) borders.push_back(at);
          at += at < mine.size() ? static_cast<uint32_t>(DecodeAt(mine, at).size) : 1;
        }
        if (borders.empty()) break;
        uint32_t begin = borders[pick(borders.size())], end = borders[pick(borders.size())];
        if (end < begin) std::swap(begin, end);
        if (end - begin > 40 && mine.size() < 2000) end = begin;
        const PositionMap positions(mine, encoding);
        const std::string& text = pieces[pick(pieces.size())];
        changes.push_back({{"range", RangeJson(positions, {begin, end})}, {"text", text}});
        mine.replace(begin, end - begin, text);
        limit = begin;
      }
      if (pick(100) == 0) changes.push_back({{"text", mine = Join(random, MakeDigest(random))}});
      document.Change(edit, changes);
      REQUIRE(document.text() == mine);
      if (pick(5) != 0) continue;  // not every version is looked at
      const Json diagnostics = DiagnosticsJson(document.Analyze(configuration, nullptr), "u", {});
      OpenDocument fresh("file:///a.md", "/a.md", 0, mine, encoding);
      REQUIRE(diagnostics == DiagnosticsJson(fresh.Analyze(configuration, nullptr), "u", {}));
      found += diagnostics.size();
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("positions beyond the text are its ends, those inside of a character its start") {
  const std::string text = "a𝔐b\r\n中\rc";
  const PositionMap positions(text, PositionEncoding::kUtf16);
  CHECK(positions.line_count() == 3);
  CHECK(positions.OffsetAt({0, 1}) == 1);
  CHECK(positions.OffsetAt({0, 2}) == 1);
  CHECK(positions.OffsetAt({0, 3}) == 5);
  CHECK(positions.OffsetAt({0, 99}) == 6);
  CHECK(positions.OffsetAt({1, 1}) == 11);
  CHECK(positions.OffsetAt({9, 0}) == text.size());
  CHECK(positions.PositionAt(7) == LspPosition{0, 4});  // between CR and LF
  CHECK(positions.PositionAt(12) == LspPosition{2, 0});
}

TEST_CASE("what a client cannot show of a finding is left out") {
  ConfigArguments no_files;
  no_files.no_config = true;
  Configurations configurations(no_files);
  OpenDocument document("file:///a.md", "/a.md", 0,
                        Markdown(kSpaced) + "3. [Small Matrices](" + std::string(kUrl) +
                            "2405.10011)：秩可以更低。\n",
                        PositionEncoding::kUtf16);
  const Analysis& analysis = document.Analyze(configurations.For("/a.md"), nullptr);
  const std::string all = DiagnosticsJson(analysis, "u", {}).dump();
  const std::string none =
      DiagnosticsJson(analysis, "u", {.pages = false, .tags = false, .related = false}).dump();
  for (const char* key : {"codeDescription", "tags", "relatedInformation"}) {
    CAPTURE(key);
    CHECK(Has(all, key));
    CHECK_FALSE(Has(none, key));
  }
}

TEST_CASE("to some clients a CR alone ends lines only where nothing else does") {
  PositionRules rules;
  const auto lines = [&](const char* text) { return PositionMap(text, rules).line_count(); };
  CHECK(lines("a\rb\nc\r\nd") == 4);
  CHECK(lines("a\rb\rc") == 3);
  rules.lone_cr_ends_line = false;
  CHECK(lines("a\rb\nc\r\nd") == 3);
  CHECK(lines("a\rb\rc") == 3);
  // Where not all lines end with CRLF, its CR is a character to them.
  const auto length = [](const char* text, PositionRules of) {
    return PositionMap(text, of.For(text)).LineSpan(0).size();
  };
  CHECK(length("ab\r\nc\r\n", rules) == 2);
  CHECK(length("ab\r\nc\n", rules) == 3);
  CHECK(length("ab\r\nc\n", {}) == 2);
  OpenDocument document("file:///a.md", "/a.md", 0, "ab\r\nc\n", rules);
  document.Change(
      1, {{{"range",
            {{"start", {{"line", 0}, {"character", 2}}}, {"end", {{"line", 0}, {"character", 3}}}}},
           {"text", ""}}});
  CHECK(document.text() == "ab\nc\n");
  // Of a change that is wrong in part nothing stays, and a text that comes whole is judged anew.
  CHECK_THROWS(document.Change(2, {{{"text", "x\r\ny\r\n"}}, {{"text", 7}}}));
  CHECK(document.Read().positions.rules().crlf_ends_line == false);
  document.Change(3, {{{"text", "x\r\ny\r\n"}}});
  CHECK(document.Read().positions.rules().crlf_ends_line == true);
  const PositionMap positions("a\rb\nc", rules);
  CHECK(positions.PositionAt(2) == LspPosition{0, 2});
  CHECK(positions.OffsetAt({1, 0}) == 4);
}

TEST_CASE("edits between two texts make the one of the other, at characters") {
  const std::pair<std::string, std::string> cases[] = {{"", "a"},
                                                       {"a", ""},
                                                       {"中文", "中国"},
                                                       {"a\r\nb", "a\nb"},
                                                       {"a\nb\n", "a\r\nb\r\n"},
                                                       {"aaa", "aa"},
                                                       {"𝔐x", "𝔑x"},
                                                       {"\xFF\xFEx", "\xFEx"}};
  const auto check = [](const std::string& before, const std::string& after) {
    const std::vector<Edit> edits = EditsBetween(before, after);
    REQUIRE(ApplyEdits(before, edits) == after);
    const PositionMap positions(before, PositionEncoding::kUtf16);
    for (const Edit& edit : edits) {
      CHECK(positions.OffsetAt(positions.PositionAt(edit.span.begin)) == edit.span.begin);
      CHECK(positions.OffsetAt(positions.PositionAt(edit.span.end)) == edit.span.end);
    }
    return edits.size();
  };
  for (const auto& texts : cases) {
    CAPTURE(texts.first);
    CHECK(check(texts.first, texts.second) > 0);
  }
  CHECK(EditsBetween("a", "a").empty());
  CHECK(check("一,二,三\n四。\n", "一，二，三\n四。\n") == 2);
  CHECK(check("a\nb\nc\n" + std::string(5000, 'x'), "b\nc\na\n" + std::string(5000, 'y')) == 2);

  Random random(11);
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string> lines = MakeDigest(random);
    const std::string before = Join(random, lines);
    for (int k = 0; k < 3; ++k) Mutate(random, lines, false);
    check(before, Join(random, lines));
  }
}

TEST_CASE("an edit inside of a line end takes in the whole of it") {
  const std::string text = "a\r\nb";
  const PositionMap positions(text, PositionEncoding::kUtf16);
  const auto made = [&](const Edit& edit) {
    const Json json = EditJson(positions, edit);
    const Edit back = {ReadRange(json["range"], positions), json["newText"]};
    return ApplyEdits(text, {back});
  };
  CHECK(made({{1, 2}, ""}) == "a\nb");
  CHECK(made({{2, 3}, ""}) == "a\rb");
  CHECK(made({{2, 2}, "x"}) == "a\rx\nb");
  CHECK(made({{1, 3}, ""}) == "ab");
}

TEST_CASE("URIs of files and back") {
  CHECK(PathOfUri("file:///a/%E5%91%A8%20b.md") == "/a/周 b.md");
  CHECK(PathOfUri("file://host/a") == "/a");
  CHECK(PathOfUri("untitled:Untitled-1.md") == "untitled:Untitled-1.md");
  CHECK(PathOfUri("file:///a%zz%") == "/a%zz%");
  CHECK(PathOfUri(UriOfFile("/a/周 b%.md")) == "/a/周 b%.md");
}

}  // namespace digestlint
