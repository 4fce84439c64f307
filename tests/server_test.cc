// The language server: sessions as text, and its texts against naive ones.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "config/configurations.h"
#include "random_digest.h"
#include "server/diagnostics.h"
#include "server/open_document.h"
#include "server/protocol.h"
#include "server/text_diff.h"
#include "server_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// At least the keys and values of `part`; arrays have as many items.
bool Holds(const Json& whole, const Json& part) {
  if (part.is_object()) {
    if (!whole.is_object()) return false;
    for (const auto& [key, value] : part.items()) {
      if (!whole.contains(key) || !Holds(whole[key], value)) return false;
    }
    return true;
  }
  if (part.is_array()) {
    if (!whole.is_array() || whole.size() != part.size()) return false;
    for (size_t i = 0; i < part.size(); ++i) {
      if (!Holds(whole[i], part[i])) return false;
    }
    return true;
  }
  return whole == part;
}

struct Session {
  std::string input;
  std::vector<std::pair<int, Json>> expected;  // with the line
};

Session ReadSession(const std::filesystem::path& path) {
  Session session;
  std::ifstream in(path);
  std::string text;
  bool in_text = false;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line == "text" || line == "end") {
      in_text = line == "text";
      if (in_text) text.clear();
    } else if (in_text) {
      text += line + "\n";
    } else if (line.starts_with("> ")) {
      std::string message = line.substr(2);
      const size_t at = message.find("$TEXT");
      if (at != std::string::npos) message.replace(at, 5, Json(text).dump());
      session.input += FrameMessage(message);
    } else if (line.starts_with("< ")) {
      session.expected.emplace_back(number, Json::parse(line.substr(2)));
    }
  }
  return session;
}

}  // namespace

TEST_CASE("sessions go as they are written") {
  size_t sessions = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(DIGESTLINT_SOURCE_DIR "/tests/sessions")) {
    if (file.path().extension() != ".session") continue;
    ++sessions;
    INFO(file.path().string());
    const Session session = ReadSession(file.path());
    const Outcome outcome = Serve(session.input);
    const std::vector<Json> messages = MessagesIn(outcome.out);
    size_t next = 0;
    for (const auto& expected : session.expected) {
      CAPTURE(expected.first);
      const size_t first = next;
      while (next < messages.size() && !Holds(messages[next], expected.second)) ++next;
      std::string rest;
      for (size_t i = first; i < messages.size() && i < first + 2; ++i)
        rest += messages[i].dump() + "\n";
      CHECK_MESSAGE(next < messages.size(), rest);
      if (next == messages.size()) break;
      ++next;
    }
    CHECK(outcome.err.empty());
  }
  CHECK(sessions >= 2);
}

TEST_CASE("the server finds and repairs what the command line does") {
  Place place;
  const std::string text = Markdown(kDoubled + "显存不变 ，精度也不变。");
  place.Write("a.md", text);
  const std::string uri = UriOfFile(place / "a.md");
  const Json on_disk = place.RunJson({"check", "a.md"});
  const auto request = [&](const Json& params, const std::string& method) {
    const Json message = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    const Outcome outcome =
        Serve(kStart + OpenMessage(uri, text) + FrameMessage(message.dump()) + kEnd);
    CHECK(outcome.status == 0);
    for (const Json& each : MessagesIn(outcome.out)) {
      if (each.value("id", Json()) == 1) return each["result"];
    }
    FAIL("no answer");
    return Json();
  };
  const Json items =
      request({{"textDocument", {{"uri", uri}}}}, "textDocument/diagnostic")["items"];
  REQUIRE(items.size() == on_disk.size());
  for (size_t i = 0; i < items.size(); ++i) {
    CHECK(items[i]["code"] == on_disk[i]["rule"]);
    CHECK(items[i]["range"]["start"]["line"] == on_disk[i]["line"].get<int>() - 1);
    CHECK(items[i]["range"]["start"]["character"] == on_disk[i]["column"].get<int>() - 1);
    CHECK(items[i]["range"]["end"]["character"] == on_disk[i]["end_column"].get<int>() - 1);
  }
  const Json actions = request({{"textDocument", {{"uri", uri}}},
                                {"range", items[0]["range"]},
                                {"context", {{"only", {"source.fixAll.digestlint"}}}}},
                               "textDocument/codeAction");
  REQUIRE(actions.size() == 1);
  const PositionMap positions(text, PositionEncoding::kUtf16);
  std::vector<Edit> edits;
  for (const Json& each : actions[0]["edit"]["changes"][uri]) {
    edits.push_back({ReadRange(each["range"], positions), each["newText"].get<std::string>()});
  }
  const std::string repaired = ApplyEdits(text, edits);
  place.Run({"check", "--fix", "a.md"});
  CHECK(place.Read("a.md") == repaired);
}

TEST_CASE("the server knows the configuration and the baseline of the file's folder") {
  Place place;
  const std::string text = Markdown(kDoubled + "显存不变 ，精度也不变。");
  place.Write("a.md", text);
  place.Write("digestlint.toml", "baseline = \"known.json\"\nignore = [\"stray-space\"]\n");
  place.Write("known.json", "broken");
  const auto serve = [&] {
    const Outcome outcome = Serve(kStart + OpenMessage(UriOfFile(place / "a.md"), text));
    return MessagesIn(outcome.out);
  };
  std::vector<Json> messages = serve();
  CHECK(messages.back()["params"]["diagnostics"].size() == 1);
  CHECK(messages[messages.size() - 2]["method"] == "window/showMessage");
  CHECK(Has(messages[messages.size() - 2]["params"]["message"].get<std::string>(), "known.json:1"));
  std::filesystem::remove(place / "known.json");
  place.Run({"baseline"});
  CHECK(serve().back()["params"]["diagnostics"].empty());
}

TEST_CASE("the workspace's digests are checked, open or not, and those that are gone told of") {
  Place place;
  const std::string text = Markdown(kDoubled + "显存不变 ，精度也不变。");
  place.Write("closed.md", text);
  place.Write("open.md", text);
  place.Write("week/old.txt", Plain());
  place.Write("drafts/new.md", text);
  place.Write(".gitignore", "drafts\n");
  const std::string folder = UriOfFile(place / "");
  const std::string start = FrameMessage(
      Json({{"jsonrpc", "2.0"},
            {"id", "start"},
            {"method", "initialize"},
            {"params",
             {{"workspaceFolders", {{{"uri", folder}, {"name", "w"}}}},
              {"capabilities", {{"textDocument", {{"diagnostic", Json::object()}}}}}}}})
          .dump());
  const auto pull = [&](const Json& known, const char* token) {
    Json params = {{"previousResultIds", known}};
    if (token != nullptr) params["partialResultToken"] = token;
    const Json message = {
        {"jsonrpc", "2.0"}, {"id", 1}, {"method", "workspace/diagnostic"}, {"params", params}};
    const Outcome outcome = Serve(start + OpenMessage(UriOfFile(place / "open.md"), Markdown("")) +
                                  FrameMessage(message.dump()));
    return MessagesIn(outcome.out);
  };
  Json items = pull(Json::array(), nullptr).back()["result"]["items"];
  REQUIRE(items.size() == 3);
  Json known = Json::array();
  size_t findings = 0;
  for (const Json& item : items) {
    CHECK(item["kind"] == "full");
    CHECK(item["version"].is_null() == (item["uri"] != UriOfFile(place / "open.md")));
    known.push_back({{"uri", item["uri"]}, {"value", item["resultId"]}});
    if (item["uri"] == UriOfFile(place / "closed.md")) findings = item["items"].size();
  }
  CHECK(findings == 2);

  std::filesystem::remove(place / "week/old.txt");
  place.Write("closed.md", text + "\n完 。\n");
  std::map<std::string, std::string> kinds;
  const std::vector<Json> messages = pull(known, "token");
  CHECK(messages.back()["result"]["items"].empty());
  for (const Json& item : messages[messages.size() - 2]["params"]["value"]["items"]) {
    kinds[std::filesystem::path(item["uri"].get<std::string>()).filename()] = item["kind"];
    if (item["uri"] == UriOfFile(place / "closed.md")) CHECK(item["items"].size() == 3);
    if (item["uri"] == UriOfFile(place / "week/old.txt")) CHECK(item["items"].empty());
  }
  // Another process may have other settings: of its results none is known to be the same.
  CHECK(kinds == std::map<std::string, std::string>{
                     {"closed.md", "full"}, {"old.txt", "full"}, {"open.md", "full"}});

  // What no longer belongs to the workspace is gone as well, though the file is there.
  place.Write(".gitignore", "drafts\nclosed.md\n");
  items = pull(known, nullptr).back()["result"]["items"];
  const auto closed = std::find_if(items.begin(), items.end(), [&](const Json& item) {
    return item["uri"] == UriOfFile(place / "closed.md");
  });
  REQUIRE(closed != items.end());
  CHECK((*closed)["kind"] == "full");
  CHECK((*closed)["items"].empty());
}

TEST_CASE("settings that are for others leave those of the start in force") {
  const Json start = {
      {"jsonrpc", "2.0"},
      {"id", 0},
      {"method", "initialize"},
      {"params",
       {{"capabilities", Json::object()}, {"initializationOptions", {{"ignore", {"all"}}}}}}};
  const auto findings = [&](const char* settings) {
    const Json change = {{"jsonrpc", "2.0"},
                         {"method", "workspace/didChangeConfiguration"},
                         {"params", {{"settings", Json::parse(settings)}}}};
    const Outcome outcome =
        Serve(FrameMessage(start.dump()) + OpenMessage("file:///tmp/a.md", Markdown(kDoubled)) +
              FrameMessage(change.dump()));
    return MessagesIn(outcome.out).back()["params"]["diagnostics"].size();
  };
  for (const char* settings : {"null", "{}", R"({"python": {"ignore": []}})"}) {
    CHECK(findings(settings) == 0);
  }
  CHECK(findings(R"({"digestlint": {}})") == 1);
}

TEST_CASE("clients that do not pull have the workspace's findings pushed by a command") {
  Place place;
  place.Write("a.md", Markdown(kDoubled));
  const Json start = {
      {"jsonrpc", "2.0"},
      {"id", 0},
      {"method", "initialize"},
      {"params", {{"rootUri", UriOfFile(place / "")}, {"capabilities", Json::object()}}}};
  const Json command = {{"jsonrpc", "2.0"},
                        {"id", 1},
                        {"method", "workspace/executeCommand"},
                        {"params", {{"command", "digestlint.checkWorkspace"}}}};
  const Outcome outcome = Serve(FrameMessage(start.dump()) + FrameMessage(command.dump()));
  const std::vector<Json> messages = MessagesIn(outcome.out);
  REQUIRE(messages.size() == 3);
  CHECK(messages[1]["params"]["uri"] == UriOfFile(place / "a.md"));
  CHECK(messages[1]["params"]["diagnostics"].size() == 1);
  CHECK(messages[2]["result"].is_null());
}

TEST_CASE("diagnostics are pushed for the last version, and taken back when the text is closed") {
  const std::string uri = "file:///tmp/a.md";
  const Json change = {{"jsonrpc", "2.0"},
                       {"method", "textDocument/didChange"},
                       {"params",
                        {{"textDocument", {{"uri", uri}, {"version", 7}}},
                         {"contentChanges", {{{"text", Markdown(kSpaced)}}}}}}};
  const Outcome outcome =
      Serve(kStart + OpenMessage(uri, Markdown(kDoubled)) + FrameMessage(change.dump()));
  CHECK(outcome.status == 1);  // no shutdown
  const std::vector<Json> messages = MessagesIn(outcome.out);
  const Json& last = messages.back();
  CHECK(last["method"] == "textDocument/publishDiagnostics");
  CHECK(last["params"]["version"] == 7);
  REQUIRE(last["params"]["diagnostics"].size() == 1);
  CHECK(last["params"]["diagnostics"][0]["code"] == "stray-space");
}

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
