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
  std::optional<WorkspaceDiagnostics::Texts> FindTexts() override {
    WorkspaceDiagnostics::Texts texts;
    for (const auto& [uri, count] : findings) {
      texts.uris.push_back(uri);
      texts.files.insert(uri);
    }
    if (!outside.empty()) texts.uris.push_back(outside);
    return texts;
  }
  std::string ResultId(const std::string&) override { return "1"; }
  LspJson DocumentVersion(const std::string& uri) override {
    return uri == open || uri == outside ? LspJson(1) : LspJson();
  }
  LspJson FindingsIn(const std::string& uri) override {
    return LspJson(static_cast<size_t>(findings[uri]), LspJson::object());
  }
  bool IsTold() const override { return true; }
  bool ShowsProgress() const override { return false; }

  std::map<std::string, int> findings;  // how many, by URI
  std::string open;
  std::string outside;  // open, and of no folder
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
  const auto rest = [&] {
    while (diagnostics.Step()) {
    }
    return pushed.News();
  };
  const auto run = [&] {
    diagnostics.Push(1, LspJson::object());
    return rest();
  };
  host.findings = {{"a", 2}, {"b", 0}, {"c", 1}};
  host.open = "c";
  host.outside = "out";
  CHECK(run() == News{{"a", 2}, {"b", 0}});
  host.outside = "";
  for (const char* uri : {"a", "b", "c", "out", "elsewhere"}) diagnostics.PushClosed(uri);
  CHECK(pushed.News() == News{{"a", 2}, {"b", 0}, {"c", 1}, {"out", 0}, {"elsewhere", 0}});
  // What has changed on disk is shown, whether it had findings or not.
  host.findings["a"] = 3;
  host.findings["b"] = 1;
  for (const char* uri : {"a", "b", "c"}) diagnostics.ChangeOnDisk(uri);
  CHECK(pushed.News().empty());  // there is time for that later
  CHECK(rest() == News{{"a", 3}, {"b", 1}});
  host.findings["b"] = 0;
  diagnostics.ChangeOnDisk("b");
  CHECK(rest() == News{{"b", 0}});
  host.findings["b"] = 2;
  diagnostics.ChangeOnDisk("b");
  CHECK(rest() == News{{"b", 2}});
  // So is a new file, and what is gone is not.
  host.findings.erase("a");
  host.findings["d"] = 1;
  diagnostics.ChangeOnDisk("d");
  while (diagnostics.Step()) {
  }
  CHECK(pushed.News() == News{{"b", 2}, {"d", 1}, {"a", 0}});
  CHECK(run() == News{{"b", 2}, {"d", 1}});
  // Other settings.
  host.open = "";
  host.findings = {{"b", 1}, {"d", 1}};
  diagnostics.ChangeAll();
  diagnostics.ChangeAll();
  while (diagnostics.Step()) {
  }
  CHECK(pushed.News() == News{{"b", 1}, {"d", 1}, {"c", 0}});
}

TEST_CASE("findings of an open file stay, however the client writes its URI") {
  const std::string ours = "file:///b%20%281%29.md";
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
  host.findings = {{ours, 2}};
  CHECK(run().size() == 1);
  host.outside = "file:///b%20(1).md";  // the same file, open
  host.open = ours;
  CHECK(run().empty());
  diagnostics.ChangeOnDisk(ours);
  CHECK_FALSE(diagnostics.Step());
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
