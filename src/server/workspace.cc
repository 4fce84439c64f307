#include "server/workspace.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "config/config_chain.h"
#include "files/file_list.h"
#include "files/read_file.h"
#include "server/diagnostics.h"
#include "text/encoding_guess.h"
#include "text/fnv_hash.h"

namespace digestlint {

Workspace::Workspace(const ClientCapabilities& client, Connection& connection,
                     std::function<bool()> is_busy)
    : client_(client),
      connection_(connection),
      is_busy_(std::move(is_busy)),
      settings_changes_(
          static_cast<uint64_t>(std::chrono::system_clock::now().time_since_epoch().count())) {}

Workspace::InForce Workspace::SettingsOf(const OpenDocument& document) {
  std::vector<std::string> problems;
  const ServerSettings::InForce in_force = settings_.For(document.path(), problems);
  for (const std::string& problem : problems) {
    connection_.Notify("window/showMessage", {{"type", 1}, {"message", "digestlint: " + problem}});
  }
  return {*in_force.configuration, in_force.baseline.get()};
}

const Analysis& Workspace::Analyze(OpenDocument& document) {
  if (document.is_toml() || IsBinary(document.text())) return document.Read();
  const InForce settings = SettingsOf(document);
  return document.Analyze(settings.configuration, settings.baseline);
}

// Of the file's repository or, below that, of the workspace; else the file's own.
std::string Workspace::FolderForConfig(const std::string& path) const {
  const std::filesystem::path own = std::filesystem::path(path).parent_path();
  for (std::filesystem::path folder = own; !folder.empty(); folder = folder.parent_path()) {
    std::error_code error;
    const bool is_root = std::find(client_.folders.begin(), client_.folders.end(),
                                   folder.string()) != client_.folders.end();
    if (is_root || std::filesystem::exists(folder / ".git", error)) return folder.string();
    if (folder == folder.parent_path()) break;
  }
  return own.string();
}

ConfigText Workspace::ConfigOf(const OpenDocument& document) {
  ConfigText config;
  config.source = settings_.SourceFor(document.path());
  if (config.source.path.empty()) {
    if (!client_.creates_files || !IsFileUri(document.uri())) return config;
    config.source = ConfigFileSource(FolderForConfig(document.path()) + "/" + kConfigNames[0]);
    config.is_new = true;
  }
  const std::string& path = config.source.path;
  config.uri = UriOfFile(path);
  if (const OpenDocument* open = documents_.AtPath(path); open != nullptr) {
    config.is_new = false;
    config.uri = open->uri();
    config.version = open->version();
    config.text = open->text();
    return config;
  }
  if (config.is_new) return config;
  FileContents contents = ReadFile(path);
  if (!contents.error.empty()) return {};
  config.text = std::move(contents.text);
  return config;
}

std::optional<WorkspaceDiagnostics::Texts> Workspace::FindTexts() {
  const auto found = FindFilesUnless(client_.folders, is_busy_);
  if (!found) return std::nullopt;
  WorkspaceDiagnostics::Texts texts;
  for (const OpenDocument* document : documents_.All()) texts.uris.push_back(document->uri());
  for (const std::string& path : found->files) {
    const std::string uri = UriOfFile(path);
    if (documents_.AtPath(path) == nullptr) texts.uris.push_back(uri);
    texts.files.insert(uri);
  }
  return texts;
}

// By any spelling of the file's URI.
OpenDocument* Workspace::FindOpen(const std::string& uri) const {
  OpenDocument* const document = documents_.Get(uri);
  return document == nullptr && IsFileUri(uri) ? documents_.AtPath(PathOfUri(uri)) : document;
}

std::string Workspace::ResultId(const std::string& uri) {
  if (const OpenDocument* document = FindOpen(uri); document != nullptr) {
    FnvHash hash;
    hash.Add(document->text());
    return fmt::format("{:x}-{:x}", settings_changes_, hash.value());
  }
  struct stat status = {};
  if (::stat(PathOfUri(uri).c_str(), &status) != 0) return "";
  const FileVersion version = VersionOf(status);
  return fmt::format("{:x}-{:x}-{}-{}", settings_changes_, version.inode, version.size,
                     version.modified);
}

LspJson Workspace::DocumentVersion(const std::string& uri) {
  const OpenDocument* document = FindOpen(uri);
  return document == nullptr ? LspJson() : LspJson(document->version());
}

LspJson Workspace::FindingsIn(const std::string& uri) {
  OpenDocument* document = FindOpen(uri);
  if (document != nullptr) return DiagnosticsJson(Analyze(*document), uri, client_.diagnostics);
  const std::string path = PathOfUri(uri);
  FileContents contents = ReadFile(path);
  if (!contents.error.empty()) return LspJson::array();
  OpenDocument read(uri, path, 0, std::move(contents.text), client_.positions);
  return DiagnosticsJson(Analyze(read), uri, client_.diagnostics);
}

void Workspace::Forget() {
  ++settings_changes_;
  for (OpenDocument* document : documents_.All()) document->Forget();
}

}  // namespace digestlint
