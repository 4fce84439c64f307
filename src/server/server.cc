#include "server/server.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <memory>
#include <set>

#include "report/product.h"
#include "server/client_capabilities.h"
#include "server/code_actions.h"
#include "server/completion.h"
#include "server/diagnostics.h"
#include "server/hover.h"
#include "server/message_queue.h"
#include "server/outline_symbols.h"
#include "server/repairs.h"
#include "server/settings.h"

namespace digestlint {
namespace {

// JSON-RPC 2.0 and LSP 3.17, "ErrorCodes".
enum ErrorCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kServerNotInitialized = -32002,
  kRequestCancelled = -32800,
};

struct Failure {
  int code;
  std::string message;
};

class Server {
 public:
  Server(int input, int output) : queue_(input), output_(output) {}

  int Run() {
    while (!ended_) {
      if (queue_.idle()) PublishAll();
      Incoming incoming = queue_.Pop();
      if (incoming.status == ReadStatus::kEnd) break;
      if (!incoming.is_json) {
        Refuse(nullptr, kParseError, incoming.problem);
        continue;
      }
      if (incoming.message.is_array()) {  // a batch, which LSP does not have
        Refuse(nullptr, kInvalidRequest, "a batch of messages");
        continue;
      }
      Handle(incoming.message);
    }
    return shut_down_ ? 0 : 1;
  }

 private:
  using Request = LspJson (Server::*)(const LspJson& params);
  using Notification = void (Server::*)(const LspJson& params);

  void Send(LspJson message) {
    message["jsonrpc"] = "2.0";
    // Texts may hold what is not UTF-8.
    const std::string frame =
        FrameMessage(message.dump(-1, ' ', false, LspJson::error_handler_t::replace));
    for (std::string_view rest = frame; !rest.empty();) {
      const ssize_t count = ::write(output_, rest.data(), rest.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {  // nobody reads any more
        ended_ = true;
        return;
      }
      rest.remove_prefix(static_cast<size_t>(count));
    }
  }

  void Refuse(const LspJson& id, int code, const std::string& message) {
    Send({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
  }

  void Notify(const char* method, LspJson params) {
    Send({{"method", method}, {"params", std::move(params)}});
  }

  void Handle(const LspJson& message) {
    if (!message.is_object()) return Refuse(nullptr, kInvalidRequest, "a message is an object");
    const auto method = message.find("method");
    const bool is_request = message.contains("id");
    if (method == message.end() || !method->is_string()) {
      // An answer to a request of ours.
      if (is_request && (message.contains("result") || message.contains("error"))) return;
      return Refuse(is_request ? message["id"] : LspJson(), kInvalidRequest, "no method");
    }
    static const LspJson kNone = LspJson::object();
    const auto found = message.find("params");
    const LspJson& params = found == message.end() || found->is_null() ? kNone : *found;
    const auto& name = method->get_ref<const std::string&>();
    if (is_request) {
      Answer(message["id"], name, params);
    } else {
      Take(name, params);
    }
  }

  void Answer(const LspJson& id, const std::string& method, const LspJson& params) {
    static const std::map<std::string, Request> kRequests = {
        {"initialize", &Server::Initialize},
        {"shutdown", &Server::Shutdown},
        {"textDocument/diagnostic", &Server::Diagnostic},
        {"workspace/diagnostic", &Server::WorkspaceDiagnostic},
        {"textDocument/codeAction", &Server::CodeAction},
        {"textDocument/formatting", &Server::Formatting},
        {"textDocument/documentSymbol", &Server::Symbols},
        {"textDocument/foldingRange", &Server::Folding},
        {"textDocument/documentLink", &Server::Links},
        {"textDocument/hover", &Server::Hover},
        {"textDocument/completion", &Server::Complete},
    };
    if (queue_.TakeCancelled(id)) return Refuse(id, kRequestCancelled, "cancelled");
    const auto request = kRequests.find(method);
    if (request == kRequests.end()) {
      return Refuse(id, initialized_ ? kMethodNotFound : kServerNotInitialized,
                    fmt::format("no method '{}'", method));
    }
    if (!initialized_ && method != "initialize") {
      return Refuse(id, kServerNotInitialized, "initialize comes first");
    }
    if (shut_down_) return Refuse(id, kInvalidRequest, "the server is shut down");
    try {
      Send({{"id", id}, {"result", (this->*request->second)(params)}});
    } catch (const Failure& failure) {
      Refuse(id, failure.code, failure.message);
    } catch (const LspJson::exception& error) {
      Refuse(id, kInvalidParams, error.what());
    }
  }

  void Take(const std::string& method, const LspJson& params) {
    static const std::map<std::string, Notification> kNotifications = {
        {"exit", &Server::Exit},
        {"textDocument/didOpen", &Server::Open},
        {"textDocument/didChange", &Server::Change},
        {"textDocument/didClose", &Server::Close},
        {"workspace/didChangeWatchedFiles", &Server::FilesChanged},
        {"workspace/didChangeConfiguration", &Server::SettingsChanged},
        {"initialized", &Server::Initialized},
    };
    const auto notification = kNotifications.find(method);
    if (notification == kNotifications.end()) return;
    if (!initialized_ && method != "exit") return;
    try {
      (this->*notification->second)(params);
    } catch (const Failure& failure) {
      Log(fmt::format("{}: {}", method, failure.message));
    } catch (const LspJson::exception& error) {
      Log(fmt::format("{}: {}", method, error.what()));
    }
  }

  void Log(const std::string& message) {
    Notify("window/logMessage", {{"type", 2}, {"message", message}});
  }

  // --- Life

  LspJson Initialize(const LspJson& params) {
    if (initialized_) throw Failure{kInvalidRequest, "initialized already"};
    client_ = ReadClientCapabilities(params);
    settings_.Take(params.value("initializationOptions", LspJson()));
    initialized_ = true;
    return {{"serverInfo", {{"name", kProductName}, {"version", ProductVersion()}}},
            {"capabilities",
             {{"positionEncoding", PositionEncodingName(client_.encoding)},
              {"textDocumentSync", {{"openClose", true}, {"change", 2}}},
              {"diagnosticProvider",
               {{"identifier", "digestlint"},
                {"interFileDependencies", false},
                {"workspaceDiagnostics", true}}},
              {"codeActionProvider", {{"codeActionKinds", {"quickfix", kFixAllKind}}}},
              {"documentFormattingProvider", true},
              {"documentSymbolProvider", true},
              {"foldingRangeProvider", true},
              {"documentLinkProvider", {{"resolveProvider", false}}},
              {"hoverProvider", true},
              {"completionProvider", {{"triggerCharacters", {"#"}}}}}}};
  }

  void Initialized(const LspJson&) {
    if (!client_.watches_files) return;
    LspJson watchers = LspJson::array();
    for (const char* pattern : {"**/digestlint.toml", "**/.digestlint.toml", "**/*.toml"}) {
      watchers.push_back({{"globPattern", pattern}});
    }
    Send({{"id", "digestlint-watch"},
          {"method", "client/registerCapability"},
          {"params",
           {{"registrations",
             {{{"id", "digestlint-watch"},
               {"method", "workspace/didChangeWatchedFiles"},
               {"registerOptions", {{"watchers", watchers}}}}}}}}});
  }

  LspJson Shutdown(const LspJson&) {
    shut_down_ = true;
    return nullptr;
  }

  void Exit(const LspJson&) { ended_ = true; }

  // --- Texts

  void Open(const LspJson& params) {
    const LspJson& item = params.at("textDocument");
    const auto uri = item.at("uri").get<std::string>();
    documents_[uri] =
        std::make_unique<OpenDocument>(uri, PathOfUri(uri), item.value("version", int64_t{0}),
                                       item.at("text").get<std::string>(), client_.encoding);
    changed_.insert(uri);
  }

  void Change(const LspJson& params) {
    const LspJson& item = params.at("textDocument");
    OpenDocument& document = Find(params);
    const auto version = item.find("version");
    document.Change(
        version != item.end() && version->is_number_integer() ? version->get<int64_t>() : 0,
        params.at("contentChanges"));
    changed_.insert(document.uri());
  }

  void Close(const LspJson& params) {
    const std::string uri = Find(params).uri();
    documents_.erase(uri);
    changed_.erase(uri);
    if (!client_.pulls_diagnostics)
      Notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", LspJson::array()}});
  }

  OpenDocument& Find(const LspJson& params) {
    const auto uri = params.at("textDocument").at("uri").get<std::string>();
    const auto found = documents_.find(uri);
    if (found == documents_.end()) throw Failure{kInvalidParams, uri + " is not open"};
    return *found->second;
  }

  std::vector<OpenDocument*> All() const {
    std::vector<OpenDocument*> out;
    for (const auto& [uri, document] : documents_) out.push_back(document.get());
    return out;
  }

  // --- Settings

  struct InForce {
    Configuration& configuration;
    const Baseline* baseline;
  };

  InForce SettingsOf(const OpenDocument& document) {
    std::vector<std::string> problems;
    Configuration& configuration = settings_.For(document.path(), problems);
    const Baseline* baseline = settings_.BaselineOf(configuration, problems);
    for (const std::string& problem : problems) {
      Notify("window/showMessage", {{"type", 1}, {"message", "digestlint: " + problem}});
    }
    return {configuration, baseline};
  }

  const Analysis& Analyze(OpenDocument& document) {
    const InForce settings = SettingsOf(document);
    return document.Analyze(settings.configuration, settings.baseline);
  }

  void AnalyzeAnew() {
    for (const auto& [uri, document] : documents_) {
      document->Forget();
      changed_.insert(uri);
    }
    if (client_.pulls_diagnostics)
      Send({{"id", "digestlint-refresh"}, {"method", "workspace/diagnostic/refresh"}});
  }

  void FilesChanged(const LspJson&) {
    settings_.Reload();
    AnalyzeAnew();
  }

  void SettingsChanged(const LspJson& params) {
    const LspJson settings = params.value("settings", LspJson::object());
    if (settings.is_object()) settings_.Take(settings.value("digestlint", settings));
    AnalyzeAnew();
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
      OpenDocument& document = *documents_.at(uri);
      const Analysis& analysis = Analyze(document);
      Notify("textDocument/publishDiagnostics", {{"uri", uri},
                                                 {"version", document.version()},
                                                 {"diagnostics", DiagnosticsJson(analysis, uri)}});
    }
  }

  LspJson Diagnostic(const LspJson& params) {
    OpenDocument& document = Find(params);
    return {{"kind", "full"}, {"items", DiagnosticsJson(Analyze(document), document.uri())}};
  }

  // Of the open texts: an archive is the command line's work.
  LspJson WorkspaceDiagnostic(const LspJson&) {
    LspJson items = LspJson::array();
    for (OpenDocument* document : All()) {
      items.push_back({{"kind", "full"},
                       {"uri", document->uri()},
                       {"version", document->version()},
                       {"items", DiagnosticsJson(Analyze(*document), document->uri())}});
    }
    return {{"items", items}};
  }

  // --- The rest

  LspJson CodeAction(const LspJson& params) {
    OpenDocument& document = Find(params);
    const InForce settings = SettingsOf(document);
    CodeActionRequest request;
    request.baseline = settings.baseline;
    request.range = ReadRange(params.at("range"), document.Read().positions);
    const LspJson context = params.value("context", LspJson::object());
    const LspJson only = context.is_object() ? context.value("only", LspJson()) : LspJson();
    if (only.is_array()) {
      for (const LspJson& kind : only) {
        if (kind.is_string()) request.only.push_back(kind.get<std::string>());
      }
    }
    request.config_file = settings_.FileFor(document.path());
    return CodeActionsJson(document, settings.configuration, request);
  }

  LspJson Formatting(const LspJson& params) {
    OpenDocument& document = Find(params);
    const InForce settings = SettingsOf(document);
    const std::string text =
        RepairedText(document, settings.configuration, settings.baseline, false, IsFormatting);
    return EditsJson(document.Read().positions, EditBetween(document.text(), text));
  }

  LspJson Symbols(const LspJson& params) { return DocumentSymbolsJson(Find(params).Read()); }
  LspJson Folding(const LspJson& params) { return FoldingRangesJson(Find(params).Read()); }
  LspJson Links(const LspJson& params) { return DocumentLinksJson(Find(params).Read()); }

  LspJson Hover(const LspJson& params) {
    OpenDocument& document = Find(params);
    const Analysis& analysis = Analyze(document);
    const uint32_t offset = analysis.positions.OffsetAt(ReadPosition(params.at("position")));
    return HoverJson(analysis, offset, document, All());
  }

  LspJson Complete(const LspJson& params) {
    OpenDocument& document = Find(params);
    return CompletionJson(document.Read(), ReadPosition(params.at("position")), document, All());
  }

  MessageQueue queue_;
  int output_;
  ClientCapabilities client_;
  bool initialized_ = false, shut_down_ = false, ended_ = false;
  ServerSettings settings_;
  std::map<std::string, std::unique_ptr<OpenDocument>> documents_;  // by URI
  std::set<std::string> changed_;  // whose diagnostics the client does not have yet
};

}  // namespace

int RunServer(int input, int output) {
  return Server(input, output).Run();
}

}  // namespace digestlint
