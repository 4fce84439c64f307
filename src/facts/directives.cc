#include "facts/directives.h"

#include <algorithm>
#include <iterator>

#include "reader/line_facts.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::string_view kProgram = "digestlint";
constexpr std::string_view kOpen = "<!--", kClose = "-->";

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool IsBlankByte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class DirectiveReader {
 public:
  explicit DirectiveReader(const Document& document) : document_(document), text_(document.text) {}

  std::vector<Directive> Read() {
    for (size_t at = text_.find(kProgram); at != std::string_view::npos;
         at = text_.find(kProgram, at + kProgram.size())) {
      ReadAt(at);
    }
    for (Directive& each : directives_) CloseRange(each);
    return std::move(directives_);
  }

 private:
  void ReadAt(size_t at) {
    size_t open = at;
    while (open > 0 && IsBlankByte(text_[open - 1])) --open;
    if (open < kOpen.size() || text_.substr(open - kOpen.size(), kOpen.size()) != kOpen) return;
    open -= kOpen.size();
    const size_t close = text_.find(kClose, at);
    if (close == std::string_view::npos || !IsComment(static_cast<uint32_t>(open))) return;
    Directive out;
    out.comment = MakeSpan(open, close + kClose.size());
    size_t end = at;
    while (end < close && IsWordByte(text_[end])) ++end;
    out.word = MakeSpan(at, end);
    ReadNames(out, end, close);
    const auto* word =
        std::find(std::begin(kDirectiveWords), std::end(kDirectiveWords), out.word.in(text_));
    if (word != std::end(kDirectiveWords)) {
      out.kind = static_cast<DirectiveKind>(word - std::begin(kDirectiveWords));
    } else if (out.word.size() == kProgram.size() && !NamesAction(out)) {
      return;  // a remark about the program
    }
    const Span scope = ScopeOf(out);
    for (DirectiveName& name : out.names) name.scope = scope;
    directives_.push_back(std::move(out));
  }

  // Not one that code shows.
  bool IsComment(uint32_t offset) const {
    const uint32_t index = FindLine(document_, offset);
    if (index != kNone && document_.lines[index].kind == LineKind::kHtml) return true;
    const Run* run = FindRun(document_, offset);
    return run != nullptr && run->kind == RunKind::kHtml;
  }

  // "digestlint disable …" was meant as a directive.
  bool NamesAction(const Directive& directive) const {
    if (directive.names.empty()) return false;
    const std::string_view first = directive.names.front().span.in(text_);
    return first.starts_with("disable") || first.starts_with("enable");
  }

  // Between blanks and commas, up to a colon or “--”.
  void ReadNames(Directive& out, size_t at, size_t close) const {
    if (text_[at] == ':') ++at;  // digestlint: disable
    while (at < close && text_[at] != ':' && !text_.substr(at).starts_with("：")) {
      if (IsBlankByte(text_[at]) || text_[at] == ',') {
        ++at;
        continue;
      }
      size_t end = at;
      while (end < close && !IsBlankByte(text_[end]) && text_[end] != ',' && text_[end] != ':' &&
             !text_.substr(end).starts_with("：")) {
        ++end;
      }
      if (text_.substr(at, end - at) == "--") return;
      out.names.push_back({MakeSpan(at, end), {}});
      at = end;
    }
  }

  // Of all kinds but kDisable, whose end is not known yet.
  Span ScopeOf(const Directive& directive) const {
    switch (directive.kind) {
      case DirectiveKind::kDisableFile:
        return MakeSpan(0, text_.size());
      case DirectiveKind::kDisableLine:
        return {LineBegin(directive.comment.begin), LineEnd(directive.comment.end)};
      case DirectiveKind::kDisableNextLine:
        return NextLine(directive.comment.end);
      case DirectiveKind::kDisableEntry:
        return EntryAt(directive.comment.begin);
      case DirectiveKind::kDisable:
        return MakeSpan(directive.comment.end, text_.size());
      default:
        return directive.comment;
    }
  }

  uint32_t LineBegin(uint32_t offset) const {
    while (offset > 0 && text_[offset - 1] != '\n') --offset;
    return offset;
  }
  // With its line end.
  uint32_t LineEnd(uint32_t offset) const {
    const size_t end = text_.find('\n', offset);
    return static_cast<uint32_t>(end == std::string_view::npos ? text_.size() : end + 1);
  }
  Span NextLine(uint32_t offset) const {
    Span line = {LineEnd(offset), LineEnd(offset)};
    while (line.begin < text_.size()) {
      line.end = LineEnd(line.begin);
      if (!Trim(line.in(text_)).empty()) return line;
      line.begin = line.end;
    }
    return line;
  }

  Span EntryAt(uint32_t offset) const {
    const uint32_t index = FindLine(document_, offset);
    if (index == kNone) return {offset, offset};
    uint32_t next = index;
    while (next < document_.lines.size() && document_.lines[next].kind == LineKind::kHtml) ++next;
    if (next > index && next < document_.lines.size()) {
      const Line& below = document_.lines[next];
      if (below.entry != kNone && document_.entries[below.entry].first_line == next) {
        return Whole(document_.entries[below.entry]);
      }
    }
    const uint32_t own = document_.lines[index].entry;
    return own == kNone ? Span{offset, offset} : Whole(document_.entries[own]);
  }

  // With the number and marks before its first line's text.
  Span Whole(const Entry& entry) const {
    return {LineBegin(entry.extent.begin), LineEnd(entry.extent.end)};
  }

  // A kEnable ends the ranges of its names that are open above it.
  void CloseRange(Directive& enable) {
    if (enable.kind != DirectiveKind::kEnable) return;
    for (Directive& each : directives_) {
      if (&each == &enable) break;
      if (each.kind != DirectiveKind::kDisable) continue;
      for (DirectiveName& name : each.names) {
        if (name.scope.end <= enable.comment.begin) continue;
        if (enable.names.empty()) {
          name.scope.end = enable.comment.begin;
          enable.ends_all = true;
        }
        for (DirectiveName& ended : enable.names) {
          if (ended.span.in(text_) != name.span.in(text_)) continue;
          name.scope.end = enable.comment.begin;
          ended.ends = true;
        }
      }
    }
  }

  const Document& document_;
  std::string_view text_;
  std::vector<Directive> directives_;
};

}  // namespace

std::vector<Directive> FindDirectives(const Document& document) {
  if (document.format != Format::kMarkdown) return {};
  return DirectiveReader(document).Read();
}

}  // namespace digestlint
