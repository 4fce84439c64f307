#include "server/text_requests.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "server/code_actions.h"
#include "server/completion.h"
#include "server/document_links.h"
#include "server/hover.h"
#include "server/outline_symbols.h"
#include "server/repairs.h"
#include "server/text_diff.h"

namespace digestlint {

TextRequests::Request TextRequests::Find(const std::string& method) {
  static constexpr std::array<std::pair<std::string_view, Request>, 8> kRequests = {{
      {"textDocument/diagnostic", &TextRequests::Diagnostic},
      {"textDocument/codeAction", &TextRequests::CodeAction},
      {"textDocument/formatting", &TextRequests::Formatting},
      {"textDocument/documentSymbol", &TextRequests::Symbols},
      {"textDocument/foldingRange", &TextRequests::Folding},
      {"textDocument/documentLink", &TextRequests::Links},
      {"textDocument/hover", &TextRequests::Hover},
      {"textDocument/completion", &TextRequests::Complete},
  }};
  const auto* const found =
      std::find_if(kRequests.begin(), kRequests.end(),
                   [&](const auto& request) { return request.first == method; });
  return found == kRequests.end() ? nullptr : found->second;
}

bool TextRequests::Know(const std::string& method) {
  return Find(method) != nullptr;
}

LspJson TextRequests::Answer(const std::string& method, const LspJson& params) {
  const Request request = Find(method);
  const auto uri = params.at("textDocument").at("uri").get<std::string>();
  const OpenDocument* document = documents_.Get(uri);
  const bool is_toml = document != nullptr && document->is_toml();
  if (is_toml && request != &TextRequests::Diagnostic) return nullptr;  // it is no digest
  return (this->*request)(params);
}

LspJson TextRequests::Diagnostic(const LspJson& params) {
  const auto uri = params.at("textDocument").at("uri").get<std::string>();
  // Some clients ask for what they have just closed.
  if (documents_.Get(uri) == nullptr) return {{"kind", "full"}, {"items", LspJson::array()}};
  const std::string result = workspace_.ResultId(uri);
  if (params.value("previousResultId", LspJson()) == result) {
    return {{"kind", "unchanged"}, {"resultId", result}};
  }
  return {{"kind", "full"}, {"resultId", result}, {"items", workspace_.FindingsIn(uri)}};
}

LspJson TextRequests::CodeAction(const LspJson& params) {
  OpenDocument& document = documents_.Find(params);
  const Workspace::InForce settings = workspace_.SettingsOf(document);
  CodeActionRequest request;
  request.baseline = settings.baseline;
  request.range = ReadRange(params.at("range"), document.Read().positions);
  request.only = ReadOnlyKinds(params);
  request.document_changes = client_.document_changes;
  request.form = client_.diagnostics;
  request.is_cancelled = is_cancelled_;
  request.config = workspace_.ConfigOf(document);
  return CodeActionsJson(document, settings.configuration, request);
}

LspJson TextRequests::Formatting(const LspJson& params) {
  OpenDocument& document = documents_.Find(params);
  const Workspace::InForce settings = workspace_.SettingsOf(document);
  const std::string text =
      RepairedText(document, settings.configuration, settings.baseline, false, IsFormatting);
  return EditsJson(document.Read().positions, EditsBetween(document.text(), text));
}

LspJson TextRequests::Symbols(const LspJson& params) {
  OpenDocument& document = documents_.Find(params);
  if (client_.symbol_trees) return DocumentSymbolsJson(document.Read());
  return SymbolListJson(document.Read(), document.uri());
}

LspJson TextRequests::Folding(const LspJson& params) {
  return FoldingRangesJson(documents_.Find(params).Read());
}
LspJson TextRequests::Links(const LspJson& params) {
  return DocumentLinksJson(documents_.Find(params).Read());
}

LspJson TextRequests::Hover(const LspJson& params) {
  OpenDocument& document = documents_.Find(params);
  const Analysis& analysis = workspace_.Analyze(document);
  const uint32_t offset = analysis.positions.OffsetAt(ReadPosition(params.at("position")));
  return HoverJson(analysis, offset, document, documents_.All(), client_.markdown_hover);
}

LspJson TextRequests::Complete(const LspJson& params) {
  OpenDocument& document = documents_.Find(params);
  return CompletionJson(document.Read(), ReadPosition(params.at("position")), document,
                        documents_.All());
}

}  // namespace digestlint
