#include "server/open_document.h"

#include <algorithm>
#include <utility>

#include "config/config_suppressions.h"
#include "reader/reader.h"
#include "server/protocol.h"

namespace digestlint {

Analysis::Analysis(std::string text_of_it, PositionRules rules)
    : text(std::move(text_of_it)), positions(text, rules) {}

OpenDocument::OpenDocument(std::string uri, std::string path, int64_t version, std::string text,
                           PositionRules rules)
    : uri_(std::move(uri)),
      path_(std::move(path)),
      version_(version),
      text_(std::move(text)),
      rules_(rules.For(text_)) {}

Format OpenDocument::format() const {
  return format_ ? *format_ : FormatOf(path_, text_);
}

void OpenDocument::Change(int64_t version, const nlohmann::json& changes) {
  std::string text = text_;
  PositionRules rules = rules_;
  // The text that positions are of: the lines before `unchanged` in it are the same in `text`.
  // Clients that change many places begin with the last one, and one map does for all.
  std::string mapped;
  std::optional<PositionMap> own;
  const PositionMap* positions = analysis_ != nullptr ? &analysis_->positions : nullptr;
  uint32_t unchanged = UINT32_MAX;
  for (const nlohmann::json& change : changes) {
    const std::string& added = change.at("text").get_ref<const std::string&>();
    const auto range = change.find("range");
    if (range == change.end() || range->is_null()) {
      text = added;
      rules = rules.For(text);
      positions = nullptr;
      continue;
    }
    const LspPosition first = ReadPosition(range->at("start"));
    const LspPosition last = ReadPosition(range->at("end"));
    // In the line of the last change its end may be another one.
    if (positions == nullptr || std::max(first.line, last.line) >= unchanged) {
      mapped = text;
      own.emplace(mapped, rules);
      positions = &*own;
    }
    unchanged = std::min(first.line, positions->line_count() - 1);  // behind the end is in the last
    const uint32_t begin = positions->OffsetAt(first);
    const uint32_t end = std::max(begin, positions->OffsetAt(last));
    text.replace(begin, end - begin, added);
  }
  text_ = std::move(text);
  rules_ = rules;
  version_ = version;
  analysis_.reset();
}

const Analysis& OpenDocument::Read() {
  if (analysis_ != nullptr) return *analysis_;
  analyzed_ = false;
  analysis_ = std::make_unique<Analysis>(text_, rules_);
  analysis_->document = ReadDocument(analysis_->text, format());
  return *analysis_;
}

const Analysis& OpenDocument::Analyze(Configuration& configuration, const Baseline* baseline) {
  Read();
  Analysis& now = *analysis_;
  if (analyzed_) return now;
  analyzed_ = true;
  if (configuration.Excludes(path_) != nullptr) return now;
  now.findings = configuration.LinterFor(path_).linter().Lint(now.document, nullptr, &memory_);
  LeaveOut(configuration, baseline, now.document, now.findings);
  return now;
}

void OpenDocument::LeaveOut(const Configuration& configuration, const Baseline* baseline,
                            const Document& document, std::vector<Finding>& findings) const {
  Suppress(configuration.SuppressionsFor(path_), document, findings);
  if (baseline == nullptr) return;
  const std::string name = NameInBaseline(configuration.baseline()->name, path_);
  static_cast<void>(baseline->TakeKnown(name, document, findings));
}

}  // namespace digestlint
