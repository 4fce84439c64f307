// Findings of all texts of the workspace, open or not.
//
// A run goes a text at a time while nothing else is to be done, so that an archive of thousands of
// digests keeps nobody from typing. A text that the client knows the present result of is not
// checked again, and a request that would find nothing new waits until something changes (LSP 3.17,
// "Workspace Diagnostics"), for some clients ask every two seconds.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/connection.h"

namespace digestlint {

class WorkspaceDiagnostics {
 public:
  struct Texts {
    std::vector<std::string> uris;  // of open texts, and of the workspace's files that are not open
    std::set<std::string> files;    // of all files of the workspace
  };

  // What a run asks of the server. Files have the URI that UriOfFile gives; open texts may have
  // another one of the same file.
  class Host {
   public:
    virtual ~Host() = default;
    // Nothing where something else is to be done first.
    virtual std::optional<Texts> FindTexts() = 0;
    // Another one for each text and each setting that its findings may depend on; empty where there
    // is no such text.
    virtual std::string ResultId(const std::string& uri) = 0;
    // Null for a text that is not open.
    virtual LspJson DocumentVersion(const std::string& uri) = 0;
    virtual LspJson FindingsIn(const std::string& uri) = 0;
    // It is told of changes on disk. Without that every request is a run.
    virtual bool IsTold() const = 0;
    virtual bool ShowsProgress() const = 0;
  };

  // Both must outlive this.
  WorkspaceDiagnostics(Host& host, Connection& connection) : host_(host), connection_(connection) {}

  // workspace/diagnostic; answered when the run has ended.
  void Pull(const LspJson& id, const LspJson& params);
  // A run whose findings are pushed; for clients that do not pull.
  void Push(const LspJson& id, const LspJson& params);
  // The findings of a text that was open, for such clients: those of the file where a run has
  // found it, else none.
  void PushClosed(const std::string& uri);

  // Gives up the request, if it is one of these that is not answered yet.
  void Cancel(const LspJson& id);

  // Something has changed that may change findings.
  void Change() { ++changes_; }
  // Something has changed that may change findings of any file: what was pushed is pushed anew.
  void ChangeAll();

  // The file is another one now, or gone: what is shown of it follows.
  void ChangeOnDisk(const std::string& uri);

  // The client's answer to the request `id` of the server.
  void TakeAnswer(const LspJson& id, bool is_good);

  // Checks a file that has changed, or a text of the present run. False: there is none.
  bool Step();

  // No run is finished any more; all are refused.
  void End();

 private:
  struct Run {
    LspJson id;  // null: nobody asked, or waits for an answer
    bool push = false;
    bool started = false;
    LspJson result_token, progress_token;      // of the client; null: none
    std::map<std::string, std::string> known;  // by URI: the result that the client has
    std::vector<std::string> uris;
    // So many of them are of the workspace; the rest was known or is shown, and is gone.
    size_t present = 0;
    size_t next = 0;
    size_t arrived = 0, seen = 0;  // how much had changed when it came, and when it started
    std::map<std::string, std::string> results;  // by URI: what the client knows after it
    bool shows_progress = false;
    std::string asked;                 // the id of the request for a token, until it is answered
    LspJson items = LspJson::array();  // that are not sent yet
  };

  bool MayGo(const Run& run) const;
  bool Start(Run& run);
  bool StepOver(Run& run, size_t index);
  void PushFile(const std::string& uri);
  void PushFindings(const std::string& uri, LspJson findings);
  void SendItems(Run& run);
  void Progress(Run& run, LspJson value);
  void EndProgress(const Run& run);
  void Finish(Run& run);
  LspJson ProgressReport(const Run& run) const;

  Host& host_;
  Connection& connection_;
  std::deque<Run> runs_;
  // What the client of the last run knows, and how much had changed by then.
  std::map<std::string, std::string> results_;
  bool pushes_ = false;            // a run that pushes was asked for
  std::set<std::string> members_;  // the workspace's files as the last such run found them
  std::set<std::string> pushed_;   // those that the client shows findings of
  std::set<std::string> changed_;  // those that are to be pushed anew
  size_t changes_ = 1, seen_ = 0;
  size_t tokens_ = 0;  // asked for
};

}  // namespace digestlint
