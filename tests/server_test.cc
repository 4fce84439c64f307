// The language server as a whole: sessions as text, and what it finds in files and folders.
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

}  // namespace digestlint
