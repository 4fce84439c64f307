#include "server/workspace.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

#include "files/file_list.h"
#include "files/read_file.h"
#include "server/diagnostics.h"
#include "text/fnv_hash.h"

namespace digestlint {

Workspace::InForce Workspace::SettingsOf(const OpenDocument& document) {
  std::vector<std::string> problems;
  Configuration& configuration = settings_.For(document.path(), problems);
  const Baseline* baseline = settings_.BaselineOf(configuration, problems);
  for (const std::string& problem : problems) {
    connection_.Notify("window/showMessage", {{"type", 1}, {"message", "digestlint: " + problem}});
  }
  return {configuration, baseline};
}

const Analysis& Workspace::Analyze(OpenDocument& document) {
  const InForce settings = SettingsOf(document);
  return document.Analyze(settings.configuration, settings.baseline);
}

ConfigText Workspace::ConfigOf(const OpenDocument& document) {
  ConfigText config;
  config.source = settings_.SourceFor(document.path());
  const std::string& path = config.source.path;
  if (path.empty()) return config;
  config.uri = UriOfFile(path);
  if (const OpenDocument* open = documents_.AtPath(path); open != nullptr) {
    config.uri = open->uri();
    config.version = open->version();
    config.text = open->text();
    return config;
  }
  FileContents contents = ReadFile(path);
  if (!contents.error.empty()) return {};
  config.text = std::move(contents.text);
  return config;
}

std::vector<std::string> Workspace::WorkspaceUris() {
  std::vector<std::string> uris;
  for (const OpenDocument* document : documents_.All()) uris.push_back(document->uri());
  for (const std::string& path : FindFiles(client_.folders).files) {
    if (documents_.AtPath(path) == nullptr) uris.push_back(UriOfFile(path));
  }
  return uris;
}

std::string Workspace::ResultId(const std::string& uri) {
  if (const OpenDocument* document = documents_.Get(uri); document != nullptr) {
    FnvHash hash;
    hash.Add(document->text());
    return fmt::format("{}-{:x}", settings_changes_, hash.value());
  }
  struct stat status = {};
  if (::stat(PathOfUri(uri).c_str(), &status) != 0) return "";
  const FileVersion version = VersionOf(status);
  return fmt::format("{}-{:x}-{}-{}", settings_changes_, version.inode, version.size,
                     version.modified);
}

LspJson Workspace::DocumentVersion(const std::string& uri) {
  const OpenDocument* document = documents_.Get(uri);
  return document == nullptr ? LspJson() : LspJson(document->version());
}

LspJson Workspace::FindingsIn(const std::string& uri) {
  OpenDocument* document = documents_.Get(uri);
  if (document != nullptr) return DiagnosticsJson(Analyze(*document), uri, client_.diagnostics);
  const std::string path = PathOfUri(uri);
  FileContents contents = ReadFile(path);
  if (!contents.error.empty()) return LspJson::array();
  OpenDocument read(uri, path, 0, std::move(contents.text), client_.encoding);
  return DiagnosticsJson(Analyze(read), uri, client_.diagnostics);
}

void Workspace::Forget() {
  ++settings_changes_;
  for (OpenDocument* document : documents_.All()) document->Forget();
}

}  // namespace digestlint
