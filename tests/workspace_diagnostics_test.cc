// What is pushed to clients that do not pull, as files come and go.
#include "server/workspace_diagnostics.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <map>

#include "server_helpers.h"

namespace digestlint {
namespace {

class FakeHost : public WorkspaceDiagnostics::Host {
 public:
  std::optional<std::vector<std::string>> WorkspaceUris() override {
    std::vector<std::string> uris;
    for (const auto& [uri, count] : findings) uris.push_back(uri);
    return uris;
  }
  std::string ResultId(const std::string&) override { return "1"; }
  LspJson DocumentVersion(const std::string& uri) override {
    return uri == open ? LspJson(1) : LspJson();
  }
  LspJson FindingsIn(const std::string& uri) override {
    return LspJson(static_cast<size_t>(findings[uri]), LspJson::object());
  }
  bool IsTold() const override { return true; }
  bool ShowsProgress() const override { return false; }

  std::map<std::string, int> findings;  // how many, by URI
  std::string open;
};

// Pushes to a file, and what is new there.
class Pushed : public TemporaryFolder {
 public:
  Pushed() : file_(::open((*this / "out").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600)) {}
  ~Pushed() { ::close(file_); }

  // How many findings of which file.
  std::vector<std::pair<std::string, size_t>> News() {
    std::vector<std::pair<std::string, size_t>> news;
    const std::string all = Read("out");
    for (const Json& message : MessagesIn(std::string_view(all).substr(seen_))) {
      if (message.value("method", "") != "textDocument/publishDiagnostics") continue;
      news.emplace_back(message["params"]["uri"], message["params"]["diagnostics"].size());
    }
    seen_ = all.size();
    return news;
  }

  int file() const { return file_; }

 private:
  int file_;
  size_t seen_ = 0;
};

}  // namespace

TEST_CASE(
    "pushed findings are taken back when their file is gone, and shown again when it is closed") {
  using News = std::vector<std::pair<std::string, size_t>>;
  Pushed pushed;
  Connection connection(pushed.file());
  FakeHost host;
  WorkspaceDiagnostics diagnostics(host, connection);
  const auto run = [&] {
    diagnostics.Push(1, LspJson::object());
    while (diagnostics.Step()) {
    }
    return pushed.News();
  };
  host.findings = {{"a", 2}, {"b", 0}, {"c", 1}};
  host.open = "c";
  CHECK(run() == News{{"a", 2}, {"b", 0}});
  diagnostics.PushClosed("a");
  diagnostics.PushClosed("b");
  diagnostics.PushClosed("c");
  diagnostics.PushClosed("elsewhere");
  CHECK(pushed.News() == News{{"a", 2}, {"b", 0}, {"c", 1}, {"elsewhere", 0}});
  host.findings["a"] = 3;
  for (const char* uri : {"a", "c", "elsewhere"}) diagnostics.ChangeOnDisk(uri);
  CHECK(pushed.News() == News{{"a", 3}});
  host.findings.erase("a");
  CHECK(run() == News{{"b", 0}, {"a", 0}});
  CHECK(run() == News{{"b", 0}});
  // Another setting, and files that the search does not find any more.
  host.findings = {{"b", 1}, {"d", 1}};
  host.open = "";
  diagnostics.ChangeAll();
  diagnostics.ChangeAll();
  while (diagnostics.Step()) {
  }
  CHECK(pushed.News() == News{{"b", 1}, {"d", 1}, {"c", 0}});
}

TEST_CASE("a text that the client knows the present result of is not checked again") {
  Pushed pushed;
  Connection connection(pushed.file());
  FakeHost host;
  WorkspaceDiagnostics diagnostics(host, connection);
  host.findings = {{"a", 2}, {"b", 1}};
  const Json known = {{{"uri", "a"}, {"value", "1"}},
                      {{"uri", "b"}, {"value", "0"}},
                      {{"uri", "gone"}, {"value", "1"}}};
  diagnostics.Pull(7, {{"previousResultIds", known}});
  while (diagnostics.Step()) {
  }
  const std::vector<Json> messages = MessagesIn(pushed.Read("out"));
  REQUIRE(messages.size() == 1);
  const Json items = messages[0]["result"]["items"];
  REQUIRE(items.size() == 3);
  CHECK(items[0]["kind"] == "unchanged");
  CHECK(items[1]["items"].size() == 1);
  CHECK(items[2]["uri"] == "gone");
  CHECK(items[2]["items"].empty());
}

}  // namespace digestlint
