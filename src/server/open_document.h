// A text that the client has open, and what the engine says of it.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "config/configuration.h"
#include "engine/finding.h"
#include "model/document.h"
#include "server/position_map.h"

namespace digestlint {

// Readings of one version of a text. Spans are of `text`.
struct Analysis {
  std::string text;
  PositionMap positions;
  Document document;
  std::vector<Finding> findings;

  Analysis(std::string text_of_it, PositionRules rules);
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
};

class OpenDocument {
 public:
  OpenDocument(std::string uri, std::string path, int64_t version, std::string text,
               PositionRules rules);

  // The content changes of textDocument/didChange, in their order; none of them where one has
  // another form than the protocol's, which throws nlohmann::json::exception.
  void Change(int64_t version, const nlohmann::json& changes);

  const std::string& uri() const { return uri_; }
  const std::string& path() const { return path_; }  // absolute
  int64_t version() const { return version_; }
  const std::string& text() const { return text_; }
  // Settings that are open, such as digestlint.toml, are no digest.
  bool is_toml() const { return path_.ends_with(".toml"); }
  // As the name and the text tell it, until it is set.
  Format format() const;
  void SetFormat(Format format) { format_ = format; }

  // The present version as it is read, with findings where it has been analyzed. Kept until the
  // text changes or Forget is called.
  const Analysis& Read();

  // With what is found in it with these settings, as the command line finds it. `baseline`, which
  // may be null, is the configuration's.
  const Analysis& Analyze(Configuration& configuration, const Baseline* baseline);

  // Takes out what the settings silence and what the baseline knows.
  void LeaveOut(const Configuration& configuration, const Baseline* baseline,
                const Document& document, std::vector<Finding>& findings) const;

  // For when other settings are in force.
  void Forget() {
    analysis_.reset();
    memory_ = {};
  }

 private:
  std::string uri_, path_;
  int64_t version_;
  std::string text_;
  PositionRules rules_;
  std::optional<Format> format_;
  std::unique_ptr<Analysis> analysis_;
  RunMemory memory_;  // of the versions before
  bool analyzed_ = false;
};

}  // namespace digestlint
