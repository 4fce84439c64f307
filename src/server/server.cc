#include "server/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "report/product.h"
#include "server/client_capabilities.h"
#include "server/connection.h"
#include "server/diagnostics.h"
#include "server/message_queue.h"
#include "server/server_capabilities.h"
#include "server/text_requests.h"
#include "server/workspace.h"

namespace digestlint {
namespace {

constexpr const char* kWatchId = "digestlint-watch";

struct Failure {
  int code;
  std::string message;
};

// What the library says behind its own name: "[json.exception.type_error.302] type must be …".
std::string Reason(std::string_view what) {
  const size_t name = what.find("] ");
  return std::string(name == std::string_view::npos ? what : what.substr(name + 2));
}

class Server {
 public:
  Server(int input, int output)
      : queue_(input),
        connection_(output),
        workspace_(client_, connection_, [this] { return !queue_.idle() || connection_.broken(); }),
        diagnostics_(workspace_, connection_) {}

  int Run() {
    while (!ended_ && !connection_.broken()) {
      if (queue_.idle()) {
        if (StepInIdleTime()) continue;
      }
      Incoming incoming = queue_.Pop();
      if (incoming.status == ReadStatus::kEnd) break;
      if (!incoming.is_json) {
        connection_.Refuse(nullptr, kParseError, incoming.problem);
      } else if (incoming.message.is_array()) {  // a batch, which LSP does not have
        connection_.Refuse(nullptr, kInvalidRequest, "a batch of messages");
      } else {
        Handle(incoming);
      }
    }
    return shut_down_ ? 0 : 1;
  }

 private:
  // False: nothing is left to do.
  bool StepInIdleTime() {
    try {
      PublishAll();
      return diagnostics_.Step();
    } catch (const std::exception& error) {  // our mistake, which must not end the session
      connection_.Log(fmt::format("digestlint fails on a text: {}", error.what()));
      return true;
    }
  }

  // Some clients leave a null result out; what the server asks has such an id.
  static bool IsAnswer(const LspJson& message) {
    const auto id = message.find("id");
    if (id == message.end()) return false;
    return message.contains("result") || message.contains("error") ||
           (id->is_string() && id->get_ref<const std::string&>().starts_with("digestlint-"));
  }

  void TakeAnswer(const LspJson& id, bool is_good) {
    if (id == kWatchId && !is_good) client_.watches_files = false;
    diagnostics_.TakeAnswer(id, is_good);
  }

  using Notification = void (Server::*)(const LspJson& params);

  void Handle(const Incoming& incoming) {
    const LspJson& message = incoming.message;
    if (!message.is_object()) {
      return connection_.Refuse(nullptr, kInvalidRequest, "a message is an object");
    }
    const auto method = message.find("method");
    const bool is_request = message.contains("id");
    if (method == message.end() || !method->is_string()) {
      if (IsAnswer(message)) {
        return TakeAnswer(message["id"], !message.contains("error"));
      }
      return connection_.Refuse(is_request ? message["id"] : LspJson(), kInvalidRequest,
                                "no method");
    }
    static const LspJson kNone = LspJson::object();
    const auto found = message.find("params");
    const LspJson& params = found == message.end() || found->is_null() ? kNone : *found;
    const auto& name = method->get_ref<const std::string&>();
    if (!is_request) return Take(name, params);
    if (incoming.cancelled) {
      return connection_.Refuse(message["id"], kRequestCancelled, "cancelled");
    }
    Answer(message["id"], name, params);
  }

  void Answer(const LspJson& id, const std::string& method, const LspJson& params) {
    if (!initialized_ && method != "initialize") {
      return connection_.Refuse(id, kServerNotInitialized, "initialize comes first");
    }
    if (shut_down_) return connection_.Refuse(id, kInvalidRequest, "the server is shut down");
    try {
      if (method == "workspace/diagnostic") return diagnostics_.Pull(id, params);
      if (method == "workspace/executeCommand") return Execute(id, params);
      if (method == "initialize") return connection_.Answer(id, Initialize(params));
      if (method == "shutdown") return Shutdown(id);
      if (!TextRequests::Know(method)) {
        return connection_.Refuse(id, kMethodNotFound, fmt::format("no method '{}'", method));
      }
      LspJson result = requests_.Answer(method, params);
      if (queue_.IsCancelled()) return connection_.Refuse(id, kRequestCancelled, "cancelled");
      connection_.Answer(id, std::move(result));
    } catch (const Failure& failure) {
      connection_.Refuse(id, failure.code, failure.message);
    } catch (const NotOpen& error) {
      connection_.Refuse(id, kInvalidParams, error.what());
    } catch (const LspJson::exception& error) {
      connection_.Refuse(id, kInvalidParams, Reason(error.what()));
    } catch (const std::exception& error) {  // our mistake must not end the session
      connection_.Refuse(id, kInternalError, error.what());
    }
  }

  void Take(const std::string& method, const LspJson& params) {
    static const std::map<std::string, Notification> kNotifications = {
        {"exit", &Server::Exit},
        {"$/cancelRequest", &Server::Cancel},
        {"textDocument/didOpen", &Server::Open},
        {"textDocument/didChange", &Server::Change},
        {"textDocument/didSave", &Server::Saved},
        {"textDocument/didClose", &Server::Close},
        {"workspace/didChangeWatchedFiles", &Server::FilesChanged},
        {"workspace/didChangeConfiguration", &Server::SettingsChanged},
        {"workspace/didChangeWorkspaceFolders", &Server::FoldersChanged},
        {"initialized", &Server::Initialized},
    };
    const auto notification = kNotifications.find(method);
    if (notification == kNotifications.end()) return;
    if ((!initialized_ || shut_down_) && method != "exit") return;
    try {
      (this->*notification->second)(params);
    } catch (const std::exception& error) {
      connection_.Log(fmt::format("{}: {}", method, error.what()));
    }
  }

  // --- Life

  LspJson Initialize(const LspJson& params) {
    if (initialized_) throw Failure{kInvalidRequest, "initialized already"};
    client_ = ReadClientCapabilities(params);
    const LspJson options = params.value("initializationOptions", LspJson());
    settings_.Take(options, FirstFolder());
    initialized_ = true;
    return {{"serverInfo", {{"name", kProductName}, {"version", ProductVersion()}}},
            {"capabilities", ServerCapabilities(client_, options)}};
  }

  void Initialized(const LspJson&) {
    if (!client_.watches_files) return;
    LspJson watchers = LspJson::array();
    for (const char* pattern :
         {"**/*.toml", "**/*.json", "**/*.{md,MD,markdown,txt,TXT}", "**/.gitignore"}) {
      watchers.push_back({{"globPattern", pattern}});
    }
    connection_.Ask(kWatchId, "client/registerCapability",
                    {{"registrations",
                      {{{"id", kWatchId},
                        {"method", "workspace/didChangeWatchedFiles"},
                        {"registerOptions", {{"watchers", watchers}}}}}}});
  }

  void Shutdown(const LspJson& id) {
    diagnostics_.End();
    shut_down_ = true;
    connection_.Answer(id, nullptr);
  }

  void Exit(const LspJson&) { ended_ = true; }

  void Cancel(const LspJson& params) { diagnostics_.Cancel(params.at("id")); }

  // --- Texts

  void Open(const LspJson& params) {
    Changed(documents_.Open(params, client_.positions));
    LookAtSettings(params);
  }

  void Saved(const LspJson& params) { LookAtSettings(params); }

  // Not all clients tell of changed files, and none of those outside of the workspace.
  void LookAtSettings(const LspJson& params) {
    if (settings_.HaveChanged(documents_.Find(params).path())) ReloadSettings();
  }

  void Change(const LspJson& params) {
    Changed(documents_.Change(params));
    LookAtSettings(params);
  }

  void Changed(const OpenDocument& document) {
    changed_.insert(document.uri());
    diagnostics_.Change();
  }

  void Close(const LspJson& params) {
    const std::string uri = documents_.Close(params);
    changed_.erase(uri);
    diagnostics_.Change();
    if (!client_.pulls_diagnostics) diagnostics_.PushClosed(uri);
  }

  // --- Settings

  void AnalyzeAnew() {
    workspace_.Forget();
    for (const OpenDocument* document : documents_.All()) changed_.insert(document->uri());
    diagnostics_.ChangeAll();
    if (!client_.refreshes_diagnostics) return;
    connection_.Ask(fmt::format("digestlint-refresh-{}", ++refreshes_),
                    "workspace/diagnostic/refresh", nullptr);
  }

  void FilesChanged(const LspJson& params) {
    diagnostics_.Change();
    const LspJson changes = params.value("changes", LspJson::array());
    const bool settings =
        std::any_of(changes.begin(), changes.end(), [this](const LspJson& change) {
          return settings_.ComeFrom(PathOfUri(change.at("uri").get_ref<const std::string&>()));
        });
    if (settings || changes.empty()) return ReloadSettings();
    for (const LspJson& change : changes) {
      const std::string path = PathOfUri(change.at("uri").get_ref<const std::string&>());
      if (path.ends_with("/.gitignore")) return diagnostics_.ChangeAll();
      diagnostics_.ChangeOnDisk(UriOfFile(path));
    }
  }

  void ReloadSettings() {
    settings_.Reload();
    AnalyzeAnew();
  }

  void SettingsChanged(const LspJson& params) {
    const LspJson settings = params.value("settings", LspJson());
    // Those of other servers, or none: what was said at the start stays.
    if (settings.is_object() && settings.contains("digestlint"))
      settings_.Take(settings["digestlint"], FirstFolder());
    AnalyzeAnew();
  }

  std::string FirstFolder() const { return client_.folders.empty() ? "" : client_.folders.front(); }

  void FoldersChanged(const LspJson& params) {
    const LspJson& event = params.at("event");
    for (const std::string& folder : ReadFolders(event.at("removed"))) {
      std::erase(client_.folders, folder);
    }
    for (const std::string& folder : ReadFolders(event.at("added"))) {
      client_.folders.push_back(folder);
    }
    diagnostics_.ChangeAll();
  }

  // --- Diagnostics

  void PublishAll() {
    if (client_.pulls_diagnostics) {
      changed_.clear();
      return;
    }
    while (!changed_.empty() && queue_.idle()) {
      const std::string uri = *changed_.begin();
      changed_.erase(changed_.begin());
      OpenDocument& document = *documents_.Get(uri);
      const Analysis& analysis = workspace_.Analyze(document);
      connection_.Notify("textDocument/publishDiagnostics",
                         {{"uri", uri},
                          {"version", document.version()},
                          {"diagnostics", DiagnosticsJson(analysis, uri, client_.diagnostics)}});
    }
  }

  void Execute(const LspJson& id, const LspJson& params) {
    if (params.at("command") != kCheckWorkspaceCommand) {
      throw Failure{kInvalidParams, "no such command"};
    }
    diagnostics_.Push(id, params);
  }

  MessageQueue queue_;
  Connection connection_;
  ClientCapabilities client_;
  bool initialized_ = false, shut_down_ = false, ended_ = false;
  Workspace workspace_;
  Documents& documents_ = workspace_.documents();
  ServerSettings& settings_ = workspace_.settings();
  std::set<std::string> changed_;  // whose diagnostics the client does not have yet
  size_t refreshes_ = 0;           // asked for
  WorkspaceDiagnostics diagnostics_;
  TextRequests requests_{workspace_, client_, [this] { return queue_.IsCancelled(); }};
};

}  // namespace

int RunServer(int input, int output) {
  return Server(input, output).Run();
}

}  // namespace digestlint
