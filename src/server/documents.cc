#include "server/documents.h"

#include <utility>

namespace digestlint {
namespace {

// 0 where the client tells none.
int64_t VersionOf(const LspJson& item) {
  const auto version = item.find("version");
  return version != item.end() && version->is_number_integer() ? version->get<int64_t>() : 0;
}

}  // namespace

OpenDocument& Documents::Open(const LspJson& params, PositionRules rules) {
  const LspJson& item = params.at("textDocument");
  const auto uri = item.at("uri").get<std::string>();
  auto document = std::make_unique<OpenDocument>(uri, PathOfUri(uri), VersionOf(item),
                                                 item.at("text").get<std::string>(), rules);
  // What is no file has no name that tells; files are read as the command line reads them.
  if (!IsFileUri(uri) && item.value("languageId", LspJson()) == "markdown") {
    document->SetFormat(Format::kMarkdown);
  }
  return *(documents_[uri] = std::move(document));
}

OpenDocument& Documents::Change(const LspJson& params) {
  OpenDocument& document = Find(params);
  document.Change(VersionOf(params.at("textDocument")), params.at("contentChanges"));
  return document;
}

std::string Documents::Close(const LspJson& params) {
  std::string uri = Find(params).uri();
  documents_.erase(uri);
  return uri;
}

OpenDocument& Documents::Find(const LspJson& params) const {
  const auto uri = params.at("textDocument").at("uri").get<std::string>();
  OpenDocument* const document = Get(uri);
  if (document == nullptr) throw NotOpen(uri);
  return *document;
}

OpenDocument* Documents::Get(const std::string& uri) const {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : found->second.get();
}

OpenDocument* Documents::AtPath(const std::string& path) const {
  for (const auto& [uri, document] : documents_) {
    if (document->path() == path) return document.get();
  }
  return nullptr;
}

std::vector<OpenDocument*> Documents::All() const {
  std::vector<OpenDocument*> out;
  for (const auto& [uri, document] : documents_) out.push_back(document.get());
  return out;
}

}  // namespace digestlint
