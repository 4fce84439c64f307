// How a finding of an open text can be silenced. Each way is tried before it is offered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/config_reader.h"
#include "server/open_document.h"

namespace digestlint {

// What they are tried on. `analysis` is the document's, with findings; `baseline`, which may be
// null, is the configuration's.
struct Silencing {
  const Analysis& analysis;
  const OpenDocument& document;
  Configuration& configuration;
  const Baseline* baseline;
};

// A comment above the line of a finding of Markdown, or at its end where that one would tear
// something apart, such as a list or a table. Nothing where neither silences findings of its rule
// in that line and leaves all other findings, and what a reader of the page sees, as they are.
std::optional<Edit> SilencingComment(const Finding& finding, const Silencing& in);

// Settings that silence this very finding, to be put at the end of the configuration file
// `source` that now has the text `toml`: in plain text a comment would show. Nothing where the
// configuration would not be right then, or is not for the document's file.
std::optional<std::string> SilencingSettings(const Finding& finding, const Silencing& in,
                                             const ConfigSource& source, std::string_view toml);

}  // namespace digestlint
