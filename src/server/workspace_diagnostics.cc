#include "server/workspace_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <set>
#include <utility>

namespace digestlint {
namespace {

constexpr size_t kBatch = 32;  // reports that are sent together
constexpr size_t kUnchangedAtOnce = 256;
constexpr size_t kManyTexts = 20;  // so many to check are worth a progress bar

LspJson ValueOf(const LspJson& params, const char* key) {
  const auto found = params.find(key);
  return found == params.end() ? LspJson() : *found;
}

// One spelling of a file's URI, whatever the client's.
std::string FileUri(const std::string& uri) {
  return IsFileUri(uri) ? UriOfFile(PathOfUri(uri)) : uri;
}

}  // namespace

void WorkspaceDiagnostics::Pull(const LspJson& id, const LspJson& params) {
  Run run;
  run.id = id;
  run.arrived = changes_;
  run.result_token = ValueOf(params, "partialResultToken");
  run.progress_token = ValueOf(params, "workDoneToken");
  for (const LspJson& each : params.value("previousResultIds", LspJson::array())) {
    run.known[each.at("uri").get<std::string>()] = each.at("value").get<std::string>();
  }
  runs_.push_back(std::move(run));
}

void WorkspaceDiagnostics::Push(const LspJson& id, const LspJson& params) {
  Run run;
  run.id = id;
  run.push = true;
  run.progress_token = ValueOf(params, "workDoneToken");
  runs_.push_back(std::move(run));
  pushes_ = true;
}

void WorkspaceDiagnostics::ChangeAll() {
  Change();
  if (!pushes_) return;
  std::erase_if(runs_, [this](const Run& run) {
    if (run.id.is_null() && run.shows_progress) EndProgress(run);
    return run.id.is_null();
  });
  Run run;
  run.push = true;
  runs_.push_back(std::move(run));
}

void WorkspaceDiagnostics::PushFile(const std::string& uri) {
  LspJson findings = host_.FindingsIn(uri);
  if (findings.empty()) {
    pushed_.erase(FileUri(uri));
  } else {
    pushed_.insert(FileUri(uri));
  }
  PushFindings(uri, std::move(findings));
}

void WorkspaceDiagnostics::PushFindings(const std::string& uri, LspJson findings) {
  connection_.Notify("textDocument/publishDiagnostics",
                     {{"uri", uri}, {"diagnostics", std::move(findings)}});
}

void WorkspaceDiagnostics::PushClosed(const std::string& uri) {
  if (members_.contains(FileUri(uri))) return PushFile(uri);
  PushFindings(uri, LspJson::array());
}

void WorkspaceDiagnostics::ChangeOnDisk(const std::string& uri) {
  if (!pushes_ || !host_.DocumentVersion(uri).is_null()) return;
  if (!members_.contains(FileUri(uri))) return ChangeAll();  // it may be one now
  changed_.insert(FileUri(uri));
}

void WorkspaceDiagnostics::TakeAnswer(const LspJson& id, bool is_good) {
  for (Run& run : runs_) {
    if (run.asked.empty() || id != run.asked) continue;
    if (is_good) run.progress_token = run.asked;
    run.asked.clear();
  }
}

void WorkspaceDiagnostics::Cancel(const LspJson& id) {
  const auto run = id.is_null() ? runs_.end()
                                : std::find_if(runs_.begin(), runs_.end(),
                                               [&](const Run& each) { return each.id == id; });
  if (run == runs_.end()) return;
  if (run->shows_progress) EndProgress(*run);
  connection_.Refuse(id, kRequestCancelled, "cancelled");
  runs_.erase(run);
}

bool WorkspaceDiagnostics::MayGo(const Run& run) const {
  const bool is_new = changes_ != seen_ || run.arrived != changes_ || run.known != results_;
  return run.started || run.push || run.known.empty() || is_new || !host_.IsTold();
}

bool WorkspaceDiagnostics::Step() {
  if (!changed_.empty()) {
    const std::string uri = *changed_.begin();
    changed_.erase(changed_.begin());
    if (host_.DocumentVersion(uri).is_null()) PushFile(uri);
    return true;
  }
  const auto run =
      std::find_if(runs_.begin(), runs_.end(), [this](const Run& each) { return MayGo(each); });
  if (run == runs_.end()) return false;
  try {
    if (!run->started && !Start(*run)) return false;
  } catch (const std::exception& error) {  // such a search would not end better the next time
    if (!run->id.is_null()) connection_.Refuse(run->id, kInternalError, error.what());
    runs_.erase(run);
    return true;
  }
  for (size_t i = 0; run->next < run->uris.size() && i < kUnchangedAtOnce; ++i) {
    if (!StepOver(*run, run->next++)) break;
  }
  if (run->items.size() >= kBatch && !run->result_token.is_null()) SendItems(*run);
  if (!run->progress_token.is_null() && run->next > 0 && run->next % kBatch == 0) {
    Progress(*run, ProgressReport(*run));
  }
  if (run->next == run->uris.size()) {
    Finish(*run);
    runs_.erase(run);
  }
  return true;
}

// False where it was given up before it began.
bool WorkspaceDiagnostics::Start(Run& run) {
  auto texts = host_.FindTexts();
  if (!texts) return false;
  run.started = true;
  run.seen = changes_;
  run.uris = std::move(texts->uris);
  run.present = run.uris.size();
  std::set<std::string> present(run.uris.begin(), run.uris.end());
  for (const auto& [uri, result] : run.known) {
    if (!present.contains(uri)) run.uris.push_back(uri);
  }
  if (run.push) {
    members_ = std::move(texts->files);
    present.insert(members_.begin(), members_.end());
    std::copy_if(pushed_.begin(), pushed_.end(), std::back_inserter(run.uris),
                 [&](const std::string& uri) { return !present.contains(uri); });
  }
  if (!run.progress_token.is_null() || !host_.ShowsProgress()) return true;
  const auto news = std::count_if(run.uris.begin(), run.uris.end(), [&](const std::string& uri) {
    const auto known = run.known.find(uri);
    return known == run.known.end() || known->second != host_.ResultId(uri);
  });
  if (static_cast<size_t>(news) < kManyTexts) return true;
  run.asked = fmt::format("digestlint-progress-{}", ++tokens_);
  connection_.Ask(run.asked, "window/workDoneProgress/create", {{"token", run.asked}});
  return true;
}

// False where the text had to be checked.
bool WorkspaceDiagnostics::StepOver(Run& run, size_t index) {
  const std::string& uri = run.uris[index];
  const LspJson version = host_.DocumentVersion(uri);
  if (run.push) {
    if (!version.is_null()) return true;  // open: pushed already
    if (index < run.present) {
      PushFile(uri);
    } else {
      pushed_.erase(uri);
      PushFindings(uri, LspJson::array());
    }
    return false;
  }
  const std::string result = index < run.present ? host_.ResultId(uri) : "";
  LspJson report = {{"uri", uri}, {"version", version}};
  if (!result.empty()) report["resultId"] = result;
  const auto known = run.known.find(uri);
  const bool unchanged = !result.empty() && known != run.known.end() && known->second == result;
  report["kind"] = unchanged ? "unchanged" : "full";
  if (!unchanged) {
    report["items"] = index < run.present ? host_.FindingsIn(uri) : LspJson::array();
  }
  if (!result.empty()) run.results[uri] = result;
  run.items.push_back(std::move(report));
  return unchanged;
}

void WorkspaceDiagnostics::SendItems(Run& run) {
  connection_.Notify("$/progress",
                     {{"token", run.result_token}, {"value", {{"items", std::move(run.items)}}}});
  run.items = LspJson::array();
}

LspJson WorkspaceDiagnostics::ProgressReport(const Run& run) const {
  return {{"kind", run.shows_progress ? "report" : "begin"},
          {"message", fmt::format("{} of {}", run.next, run.uris.size())},
          {"percentage", 100 * run.next / run.uris.size()}};
}

void WorkspaceDiagnostics::Progress(Run& run, LspJson value) {
  if (value["kind"] == "begin") value["title"] = "Checking digests";
  connection_.Notify("$/progress", {{"token", run.progress_token}, {"value", std::move(value)}});
  run.shows_progress = true;
}

void WorkspaceDiagnostics::EndProgress(const Run& run) {
  connection_.Notify("$/progress", {{"token", run.progress_token}, {"value", {{"kind", "end"}}}});
}

void WorkspaceDiagnostics::Finish(Run& run) {
  if (run.shows_progress) EndProgress(run);
  if (run.push) {
    if (!run.id.is_null()) connection_.Answer(run.id, nullptr);
    return;
  }
  seen_ = run.seen;
  results_ = std::move(run.results);
  if (!run.result_token.is_null() && !run.items.empty()) SendItems(run);
  connection_.Answer(run.id, {{"items", std::move(run.items)}});
}

void WorkspaceDiagnostics::End() {
  for (Run& run : runs_) {
    if (run.shows_progress) EndProgress(run);
    if (!run.id.is_null()) connection_.Refuse(run.id, kServerCancelled, "shutting down");
  }
  runs_.clear();
}

}  // namespace digestlint
