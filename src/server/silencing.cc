#include "server/silencing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "config/config_chain.h"
#include "config/config_suppressions.h"
#include "engine/fingerprint.h"
#include "reader/markdown_page.h"
#include "reader/reader.h"
#include "text/toml_text.h"

namespace digestlint {
namespace {

using Counts = std::map<std::string_view, size_t>;  // by rule

Counts CountOf(const std::vector<Finding>& findings) {
  Counts counts;
  for (const Finding& finding : findings) ++counts[finding.rule->name];
  return counts;
}

struct Comment {
  Edit edit;
  std::string text;  // without what parts it from the text around
};

// Markdown is not read everywhere alike. A comment on a line of its own is safe below an empty line
// or a heading, whatever else may end where it begins.
bool MayStandAbove(const PositionMap& positions, uint32_t line) {
  if (line == 0) return true;
  const std::string_view above = positions.LineSpan(line - 1).in(positions.text());
  return above.starts_with('#') || above.find_first_not_of(" \t") == std::string_view::npos;
}

// In a line that is a table's row here, which a code block or a paragraph behind the table may be
// elsewhere, it is safe where all rows up to there have the table's mark.
//
// A list's mark alone begins no item where a paragraph goes on, with a comment behind it does; what
// is in braces at the end are a heading's attributes.
bool MayStandBehind(const Analysis& analysis, Span line) {
  std::string_view own = line.in(analysis.text);
  own = own.substr(0, own.find_last_not_of(" \t") + 1);
  if (own.ends_with('}')) return false;
  if (own.find_first_not_of(" \t0123456789.)-*+>") == std::string_view::npos) return false;
  const std::vector<Line>& lines = analysis.document.lines;
  const PositionMap& positions = analysis.positions;
  for (uint32_t i = LastLineAt(analysis.document, line.end);
       i != kNone && lines[i].kind == LineKind::kTableRow; --i) {
    const uint32_t row = positions.PositionAt(lines[i].span.begin).line;
    const std::string_view whole = positions.LineSpan(row).in(analysis.text);
    const size_t quote = std::min(whole.find_first_not_of("> "), whole.size());
    const size_t depth = whole.substr(0, quote).rfind('>') + 1;  // 0 for npos
    if (whole.find('|') == std::string_view::npos || quote - depth > 4) return false;
  }
  return true;
}

// As far in as the line is.
Comment CommentAbove(std::string_view rule, std::string_view text, Span line) {
  const std::string_view own = line.in(text);
  const std::string_view indent = own.substr(0, std::min(own.find_first_not_of(" \t"), own.size()));
  const bool crlf = text.substr(line.end, 2) == "\r\n";
  const std::string comment = fmt::format("<!-- digestlint-disable-next-line {} -->", rule);
  return {{{line.begin, line.begin}, fmt::format("{}{}{}", indent, comment, crlf ? "\r\n" : "\n")},
          comment};
}

// In the last cell where the line is a table's row.
Comment CommentBehind(std::string_view rule, std::string_view text, Span line) {
  std::string_view own = line.in(text);
  const auto trim = [&own] { own = own.substr(0, own.find_last_not_of(" \t") + 1); };
  trim();
  if (own.ends_with('|')) own.remove_suffix(1);
  trim();
  const auto at = static_cast<uint32_t>(line.begin + own.size());
  const std::string comment = fmt::format("<!-- digestlint-disable-line {} -->", rule);
  return {{{at, at}, fmt::format(" {}", comment)}, comment};
}

// A line that a CR alone ends or begins is a part of a longer one to directives.
bool HasLoneCr(std::string_view text, Span line) {
  const bool ends = line.end < text.size() && text[line.end] == '\r' &&
                    (line.end + 1 == text.size() || text[line.end + 1] != '\n');
  return ends || (line.begin > 0 && text[line.begin - 1] == '\r');
}

// A pattern for this path alone, as far as patterns can say that: "?" stands for what they cannot
// name (config/path_pattern.h).
std::string PatternOf(std::string_view path) {
  std::string pattern = "/";
  for (const char c : path) {
    if (c == '*' || c == '?' || c == '[') {
      pattern.append("[").append(1, c).append("]");
    } else {
      pattern += c == '{' || c == '\\' ? '?' : c;
    }
  }
  return pattern;
}

bool IsSame(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.span.begin == b.span.begin && a.span.end == b.span.end &&
         a.message == b.message;
}

bool Contains(const std::vector<Finding>& findings, const Finding& wanted) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return IsSame(each, wanted); });
}

// Whether the layer's settings do so already; `all` are the findings without any settings.
bool Silences(const ConfigLayer& layer, const Silencing& in, const Finding& finding,
              std::vector<Finding> all) {
  Suppress(SuppressionsFor(layer, in.document.path()), in.analysis.document, all);
  return !Contains(all, finding);
}

}  // namespace

std::optional<Edit> SilencingComment(const Finding& finding, const Silencing& in) {
  const Analysis& analysis = in.analysis;
  const std::string_view rule = finding.rule->name;
  const Counts before = CountOf(analysis.findings);
  const Linter& linter = in.configuration.LinterFor(in.document.path()).linter();
  const auto silences = [&](const Comment& comment) {
    const std::string text = ApplyEdits(analysis.text, {comment.edit});
    if (!ShowsSamePage(analysis.text, text, comment.text)) return false;
    const Document changed = ReadDocument(text, in.document.format());
    const Span front_matter = analysis.document.front_matter;
    if (changed.front_matter.in(text) != front_matter.in(analysis.text)) return false;
    std::vector<Finding> findings = linter.Lint(changed);
    in.document.LeaveOut(in.configuration, in.baseline, changed, findings);
    Counts after = CountOf(findings);
    const size_t left = std::exchange(after[rule], before.at(rule));
    return left < before.at(rule) && after == before;
  };
  const uint32_t number = analysis.positions.PositionAt(finding.span.begin).line;
  const Span line = analysis.positions.LineSpan(number);
  if (HasLoneCr(analysis.text, line)) return std::nullopt;
  if (MayStandAbove(analysis.positions, number)) {
    Comment comment = CommentAbove(rule, analysis.text, line);
    if (silences(comment)) return std::move(comment.edit);
  }
  if (MayStandBehind(analysis, line)) {
    Comment comment = CommentBehind(rule, analysis.text, line);
    if (silences(comment)) return std::move(comment.edit);
  }
  return std::nullopt;
}

std::optional<std::string> SilencingSettings(const Finding& finding, const Silencing& in,
                                             const ConfigSource& source, std::string_view toml) {
  const std::string_view below = BelowFolder(in.document.path(), source.folder);
  if (below.empty()) return std::nullopt;
  // Fingerprints are of all findings; those that are silenced already count among equal ones.
  const Document& digest = in.analysis.document;
  std::vector<Finding> all = in.configuration.LinterFor(in.document.path()).linter().Lint(digest);
  const auto own = std::find_if(all.begin(), all.end(),
                                [&](const Finding& each) { return IsSame(each, finding); });
  if (own == all.end()) return std::nullopt;
  const auto index = static_cast<size_t>(own - all.begin());
  std::vector<std::string> errors;
  const std::vector<ConfigLayer> before = ReadConfigChain(source, toml, errors);
  if (!before.empty() && Silences(before.back(), in, finding, all)) return std::nullopt;  // unsaved
  std::string settings =
      fmt::format("{}{}[[suppressions]]\nrules = [{}]\nfiles = [{}]\nfinding = \"{}\"\n",
                  toml.empty() || toml.ends_with('\n') ? "" : "\n", toml.empty() ? "" : "\n",
                  TomlString(finding.rule->name), TomlString(PatternOf(below)),
                  FingerprintText(FingerprintsOf(digest, all)[index]));
  if (toml.find("\r\n") != std::string_view::npos) {
    for (size_t at = 0; (at = settings.find('\n', at)) != std::string::npos; at += 2) {
      settings.insert(at, 1, '\r');
    }
  }
  const std::vector<ConfigLayer> layers =
      ReadConfigChain(source, std::string(toml) + settings, errors);
  if (!errors.empty() || layers.empty() || layers.back().suppressions.empty()) return std::nullopt;
  const SuppressionSetting& added = layers.back().suppressions.back();
  if (added.files.empty() || !added.files.front().Matches(below)) return std::nullopt;
  const size_t count = all.size();
  Suppress({&added}, digest, all);
  if (Contains(all, finding) || all.size() + 1 != count) return std::nullopt;
  return settings;
}

}  // namespace digestlint
