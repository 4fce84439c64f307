#include "server/open_document.h"

#include <algorithm>
#include <utility>

#include "config/config_suppressions.h"
#include "reader/reader.h"
#include "server/protocol.h"

namespace digestlint {

Analysis::Analysis(std::string text_of_it, PositionEncoding encoding)
    : text(std::move(text_of_it)), positions(text, encoding) {}

OpenDocument::OpenDocument(std::string uri, std::string path, int64_t version, std::string text,
                           PositionEncoding encoding)
    : uri_(std::move(uri)),
      path_(std::move(path)),
      version_(version),
      text_(std::move(text)),
      encoding_(encoding) {}

Format OpenDocument::format() const {
  return format_ ? *format_ : FormatOf(path_, text_);
}

void OpenDocument::Change(int64_t version, const nlohmann::json& changes) {
  std::string text = text_;
  // What was read before the first change has the positions of the text as it is yet.
  const Analysis* before = analysis_.get();
  for (const nlohmann::json& change : changes) {
    const std::string& added = change.at("text").get_ref<const std::string&>();
    const auto range = change.find("range");
    if (range == change.end() || range->is_null()) {
      text = added;
    } else {
      std::optional<PositionMap> own;
      if (before == nullptr) own.emplace(text, encoding_);
      const PositionMap& positions = before != nullptr ? before->positions : *own;
      const uint32_t begin = positions.OffsetAt(ReadPosition(range->at("start")));
      const uint32_t end = std::max(begin, positions.OffsetAt(ReadPosition(range->at("end"))));
      text.replace(begin, end - begin, added);
    }
    before = nullptr;
  }
  text_ = std::move(text);
  version_ = version;
  analysis_.reset();
}

const Analysis& OpenDocument::Read() {
  if (analysis_ != nullptr) return *analysis_;
  analyzed_ = false;
  analysis_ = std::make_unique<Analysis>(text_, encoding_);
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
