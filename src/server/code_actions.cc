#include "server/code_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "facts/numbering.h"
#include "server/diagnostics.h"
#include "server/repairs.h"
#include "server/silencing.h"
#include "server/text_diff.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

// Each costs a check of the text; nobody silences more of them at once.
constexpr size_t kMostSilenced = 8;

class ActionWriter {
 public:
  ActionWriter(OpenDocument& document, Configuration& configuration,
               const CodeActionRequest& request)
      : document_(document),
        configuration_(configuration),
        request_(request),
        analysis_(document.Analyze(configuration, request.baseline)) {}

  LspJson Write() {
    const std::vector<const Finding*> here = FindingsHere();
    if (IsWanted("quickfix")) {
      for (const Finding* finding : here) AddRepair(*finding);
      AddMove(here);
      AddRenumbering(here);
      std::vector<std::string_view> rules;
      for (const Finding* finding : here) {
        if (std::find(rules.begin(), rules.end(), finding->rule->name) != rules.end()) continue;
        rules.push_back(finding->rule->name);
        if (request_.is_cancelled()) return std::move(actions_);
        AddAllOfRule(*finding);
      }
      for (size_t i = 0; i < here.size() && i < kMostSilenced; ++i) {
        if (request_.is_cancelled()) return std::move(actions_);
        AddSuppression(*here[i]);
      }
    }
    if (IsWanted(kFixAllKind)) AddFixAll();
    return std::move(actions_);
  }

 private:
  // A kind stands for those below it: "source" for "source.fixAll".
  bool IsWanted(std::string_view kind) const {
    return request_.only.empty() ||
           std::any_of(request_.only.begin(), request_.only.end(), [&](const std::string& only) {
             return only.empty() || kind == only ||
                    (kind.starts_with(only) && kind[only.size()] == '.');
           });
  }

  std::vector<const Finding*> FindingsHere() const {
    std::vector<const Finding*> here;
    for (const Finding& finding : analysis_.findings) {
      if (finding.span.begin <= request_.range.end && request_.range.begin <= finding.span.end) {
        here.push_back(&finding);
      }
    }
    return here;
  }

  // A WorkspaceEdit.
  LspJson ChangeOf(const std::string& uri, const LspJson& version, LspJson edits) const {
    if (!request_.document_changes) return {{"changes", {{uri, std::move(edits)}}}};
    return {{"documentChanges", LspJson::array({EditOf(uri, version, std::move(edits))})}};
  }

  // A TextDocumentEdit.
  static LspJson EditOf(const std::string& uri, const LspJson& version, LspJson edits) {
    return {{"textDocument", {{"uri", uri}, {"version", version}}}, {"edits", std::move(edits)}};
  }

  void Add(std::string title, std::string_view kind, LspJson edits, const Finding* finding,
           bool preferred) {
    AddChange(std::move(title), kind,
              ChangeOf(document_.uri(), document_.version(), std::move(edits)), finding, preferred);
  }

  void AddChange(std::string title, std::string_view kind, LspJson change, const Finding* finding,
                 bool preferred) {
    title[0] = ToUpperAscii(title[0]);
    LspJson action = {{"title", std::move(title)}, {"kind", kind}, {"edit", std::move(change)}};
    if (finding != nullptr) {
      action["diagnostics"] = {DiagnosticJson(*finding, analysis_, document_.uri(), request_.form)};
    }
    if (preferred) action["isPreferred"] = true;
    actions_.push_back(std::move(action));
  }

  void AddRepair(const Finding& finding) {
    if (!finding.fix) return;
    const bool safe = finding.fix->safety == FixSafety::kSafe;
    Add(fmt::format("{} ({})", finding.fix->title, finding.rule->name), "quickfix",
        EditsJson(analysis_.positions, finding.fix->edits), &finding, safe);
  }

  // The document's line that the text's line at the offset shows, or the last one above: its span
  // leaves out the markers before it.
  uint32_t LineAt(uint32_t offset) const {
    const PositionMap& positions = analysis_.positions;
    return LastLineAt(analysis_.document,
                      positions.LineSpan(positions.PositionAt(offset).line).end);
  }

  // Moves the entry at the cursor, wherever in it that is.
  void AddMove(const std::vector<const Finding*>& here) {
    const Entry* entry = EntryAt(analysis_.document, request_.range.begin);
    if (entry == nullptr) return;
    for (const Finding& finding : analysis_.findings) {
      if (finding.rule->name != "misplaced-entry" ||
          EntryAt(analysis_.document, finding.span.begin) != entry ||
          std::find(here.begin(), here.end(), &finding) != here.end()) {
        continue;
      }
      AddRepair(finding);
    }
  }

  // Where the cursor is among numbers that are wrong elsewhere: those of the section's entries, or
  // of all where they run through the digest; on a heading with a number, those of the headings.
  void AddRenumbering(const std::vector<const Finding*>& here) {
    const std::vector<Line>& lines = analysis_.document.lines;
    const uint32_t line = LineAt(request_.range.begin);
    if (line == kNone) return;
    bool entries = true, headings = lines[line].role == LineRole::kHeading;  // still wanted
    for (const Finding& finding : analysis_.findings) {
      if (finding.rule->name != "broken-numbering" || !finding.fix) continue;
      const uint32_t other = LineAt(finding.span.begin);
      if (other == kNone) continue;
      const bool of_headings = lines[other].role == LineRole::kHeading;
      bool& wanted = of_headings ? headings : entries;
      const bool is_here = std::find(here.begin(), here.end(), &finding) != here.end();
      if (is_here) wanted = false;
      if (!wanted) continue;
      const bool all = !of_headings && RunsThrough();
      if (!of_headings && !all && lines[other].section != lines[line].section) continue;
      wanted = false;
      Add(of_headings ? "renumber the headings"
          : all       ? "renumber all entries, which count through the digest"
                      : "renumber this section",
          "quickfix", EditsJson(analysis_.positions, finding.fix->edits), nullptr, false);
    }
  }

  // Whether the entries' numbers go on from section to section.
  bool RunsThrough() {
    if (!runs_through_) {
      runs_through_ = FindNumbering(analysis_.document).scheme == NumberScheme::kContinue;
    }
    return *runs_through_;
  }

  LspJson EditsTo(const std::string& text) const {
    return EditsJson(analysis_.positions, EditsBetween(analysis_.text, text));
  }

  void AddAllOfRule(const Finding& finding) {
    size_t repairs = 0;
    for (const Finding& each : analysis_.findings) {
      if (each.rule->name == finding.rule->name && each.fix) ++repairs;
    }
    if (repairs < 2) return;
    const std::string text =
        RepairedText(document_, configuration_, request_.baseline, true,
                     [&](const RuleSpec& rule) { return rule.name == finding.rule->name; });
    if (text == analysis_.text) return;
    Add(fmt::format("repair all {} of {}", repairs, finding.rule->name), "quickfix", EditsTo(text),
        nullptr, false);
  }

  void AddFixAll() {
    const std::string text = RepairedText(document_, configuration_, request_.baseline, false,
                                          [](const RuleSpec&) { return true; });
    if (text == analysis_.text) return;
    Add("repair all that is safe", kFixAllKind, EditsTo(text), nullptr, false);
  }

  // Not of what a comment or a setting is blamed for.
  void AddSuppression(const Finding& finding) {
    if (finding.rule->name == kUnusedSuppression) return;
    const Silencing in = {analysis_, document_, configuration_, request_.baseline};
    if (document_.format() == Format::kMarkdown) {
      if (const auto comment = SilencingComment(finding, in)) {
        // It silences the rule in the line: others of it there need none of their own.
        if (std::find(comments_.begin(), comments_.end(), *comment) != comments_.end()) return;
        comments_.push_back(*comment);
        return Add(fmt::format("be silent about {} in this line", finding.rule->name), "quickfix",
                   EditsJson(analysis_.positions, {*comment}), &finding, false);
      }
    }
    if (!request_.config.source.path.empty()) AddSettings(finding, in);
  }

  void AddSettings(const Finding& finding, const Silencing& in) {
    const ConfigText& config = request_.config;
    const auto settings = SilencingSettings(finding, in, config.source, config.text);
    if (!settings) return;
    const PositionMap positions(config.text, analysis_.positions.rules());
    const uint32_t end = static_cast<uint32_t>(config.text.size());
    LspJson edits = EditsJson(positions, {{{end, end}, *settings}});
    LspJson change;
    if (config.is_new) {
      change["documentChanges"] = {{{"kind", "create"}, {"uri", config.uri}},
                                   EditOf(config.uri, config.version, std::move(edits))};
    } else {
      change = ChangeOf(config.uri, config.version, std::move(edits));
    }
    AddChange(fmt::format("be silent about this {}, in {}{}", finding.rule->name,
                          config.is_new ? "a new " : "",
                          std::filesystem::path(config.source.path).filename().string()),
              "quickfix", std::move(change), &finding, false);
  }

  OpenDocument& document_;
  Configuration& configuration_;
  const CodeActionRequest& request_;
  const Analysis& analysis_;
  std::optional<bool> runs_through_;  // once it was looked for
  std::vector<Edit> comments_;        // that are offered
  LspJson actions_ = LspJson::array();
};

}  // namespace

std::vector<std::string> ReadOnlyKinds(const LspJson& params) {
  std::vector<std::string> kinds;
  const LspJson context = params.value("context", LspJson::object());
  const LspJson only = context.is_object() ? context.value("only", LspJson()) : LspJson();
  if (!only.is_array()) return kinds;
  for (const LspJson& kind : only) {
    if (kind.is_string()) kinds.push_back(kind.get<std::string>());
  }
  return kinds;
}

LspJson CodeActionsJson(OpenDocument& document, Configuration& configuration,
                        const CodeActionRequest& request) {
  return ActionWriter(document, configuration, request).Write();
}

}  // namespace digestlint
