#include "reader/markdown_reader.h"

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "reader/front_matter.h"
#include "reader/line_builder.h"
#include "reader/markdown_dialect.h"
#include "reader/markdown_links.h"
#include "reader/physical_line.h"
#include "reader/thematic_break.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Turns md4c's calls into lines. md4c tells where text stands but not where blocks do, so the
// markup before and after is read again from the source.
class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document)
      : document_(document), text_(document.text), builder_(document), links_(document.text) {}

  void Read();

 private:
  struct OpenLink {
    Link link;
    Span href;            // where md4c read the target; empty where it put it together
    uint32_t lowest = 0;  // the link begins here or later
    bool has_text = false;
  };

  void EnterBlock(MD_BLOCKTYPE type, void* detail);
  void LeaveBlock(MD_BLOCKTYPE type);
  void EnterSpan(MD_SPANTYPE type, void* detail);
  void LeaveSpan(MD_SPANTYPE type);
  void Text(MD_TEXTTYPE type, const char* data, size_t size);

  void BeginLeaf(LineKind kind);
  void BeginLineAt(uint32_t offset);
  void AddVerbatim(Span span, RunKind kind);
  void AddHtmlLinks(Span span);
  void AddRules(uint32_t limit);
  void SkipSetextUnderline();
  void CloseLink();
  LinePrefix AllowedPrefix() const;
  Span LineAround(uint32_t offset);  // the physical line

  Document& document_;
  std::string_view text_;
  LineBuilder builder_;
  MarkdownLinks links_;

  LineKind leaf_ = LineKind::kParagraph;  // the block that text belongs to
  LineKind item_ = LineKind::kParagraph;  // kBullet or kOrdered until an item's first line is out
  bool new_line_ = true;                  // the next text begins a line
  bool table_head_ = false;
  int pending_rules_ = 0;  // thematic breaks announced but not yet found
  uint32_t block_ = 0;
  uint32_t last_end_ = 0;  // everything before is consumed
  uint8_t heading_level_ = 0;
  std::optional<Span> line_;  // the last that was asked for: it may be the whole text
  size_t quote_depth_ = 0;
  int strong_ = 0;
  std::vector<LineKind> lists_;
  std::vector<OpenLink> open_links_;
};

Span MarkdownReader::LineAround(uint32_t offset) {
  if (!line_ || offset < line_->begin || offset > line_->end) line_ = PhysicalLine(text_, offset);
  return *line_;
}

LinePrefix MarkdownReader::AllowedPrefix() const {
  const bool table = leaf_ == LineKind::kTableHead || leaf_ == LineKind::kTableRow;
  return {quote_depth_ > 0, item_ != LineKind::kParagraph, leaf_ == LineKind::kHeading, table};
}

void MarkdownReader::BeginLeaf(LineKind kind) {
  builder_.EndLine();
  leaf_ = kind;
  new_line_ = true;
  heading_level_ = 0;
  ++block_;
}

void MarkdownReader::BeginLineAt(uint32_t offset) {
  const Span physical = LineAround(offset);
  if (pending_rules_ > 0) AddRules(physical.begin);
  const LinePrefix prefix = AllowedPrefix();
  uint32_t number_at = kNone;
  Span span = physical;
  span.begin = SkipLinePrefix(text_, physical, offset, prefix, number_at);
  // To md4c a lone CR ends a line as well; here both halves share a physical line.
  const size_t lone =
      text_.substr(offset, physical.end - std::min(offset, physical.end)).find('\r');
  if (lone != std::string_view::npos) span.end = offset + static_cast<uint32_t>(lone);
  span = TrimLineSuffix(text_, span, prefix);
  if (physical.begin < last_end_ && last_end_ <= offset && !document_.lines.empty() &&
      document_.lines.back().span.end > physical.begin) {
    Line& before = document_.lines.back();
    before.span.end = std::max(before.span.begin, std::min(before.span.end, last_end_));
    span.begin = offset;
  }
  Line& line = builder_.BeginLine(span, leaf_ == LineKind::kParagraph ? item_ : leaf_);
  line.block = block_;
  line.blank_before = BlankBefore(text_, physical.begin, document_.front_matter.end);
  line.heading_level = heading_level_;
  line.list_depth = static_cast<uint8_t>(std::min<size_t>(lists_.size(), 255));
  line.quote_depth = static_cast<uint8_t>(std::min<size_t>(quote_depth_, 255));
  if (number_at != kNone) {
    line.number = ParseNumber(text_, number_at, physical.end);
  } else if (leaf_ == LineKind::kTableRow) {
    line.number = ParseCellNumber(text_, offset, physical.end);
  } else if (leaf_ != LineKind::kCode && leaf_ != LineKind::kHtml) {
    line.number = ParseNumber(text_, offset, physical.end);
  }
  item_ = LineKind::kParagraph;
  new_line_ = false;
}

// Adds lines for the thematic breaks that md4c announced since the last text: they stand before
// `limit`, where the next text's line begins.
void MarkdownReader::AddRules(uint32_t limit) {
  const Span last = LineAround(last_end_);
  uint32_t at = last_end_ == last.begin ? last_end_ : NextLineBegin(text_, last);
  for (; at < limit && pending_rules_ > 0; at = NextLineBegin(text_, LineAround(at))) {
    const Span line = LineAround(at);
    for (const bool item : {false, true}) {  // "* * *" is a break, not a list
      uint32_t unused = kNone;
      const uint32_t begin =
          SkipLinePrefix(text_, line, line.end, {true, item, false, false}, unused);
      const std::string_view content = text_.substr(begin, line.end - begin);
      if (!IsThematicBreak(content, kMarkdownBreakMarks)) continue;
      Line& rule = builder_.BeginLine({begin, line.end}, LineKind::kRule);
      rule.block = block_++;  // the text behind it begins a block of its own
      rule.blank_before = BlankBefore(text_, line.begin, document_.front_matter.end);
      builder_.EndLine();
      last_end_ = line.end;
      --pending_rules_;
      break;
    }
  }
  pending_rules_ = 0;
}

void MarkdownReader::SkipSetextUnderline() {
  if (builder_.in_line()) {
    const uint32_t begin = builder_.line().span.begin;
    const Span physical = LineAround(begin);
    const std::string_view prefix = text_.substr(physical.begin, begin - physical.begin);
    if (prefix.find('#') != std::string_view::npos) return;  // an ATX heading has none
  }
  const Span next = LineAround(NextLineBegin(text_, LineAround(last_end_)));
  const std::string_view content = Trim(next.in(text_));
  if (!content.empty() && content.find_first_not_of("=-> ") == std::string_view::npos) {
    last_end_ = next.end;
  }
}

void MarkdownReader::EnterBlock(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      ++quote_depth_;
      break;
    case MD_BLOCK_UL:
      lists_.push_back(LineKind::kBullet);
      break;
    case MD_BLOCK_OL:
      lists_.push_back(LineKind::kOrdered);
      break;
    case MD_BLOCK_LI:
      BeginLeaf(LineKind::kParagraph);
      item_ = lists_.back();
      break;
    case MD_BLOCK_HR:
      builder_.EndLine();
      ++pending_rules_;
      break;
    case MD_BLOCK_H:
      BeginLeaf(LineKind::kHeading);
      heading_level_ = static_cast<uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE:
      BeginLeaf(LineKind::kCode);
      break;
    case MD_BLOCK_HTML:
      BeginLeaf(LineKind::kHtml);
      break;
    case MD_BLOCK_P:
      BeginLeaf(LineKind::kParagraph);
      break;
    case MD_BLOCK_THEAD:
      table_head_ = true;
      break;
    case MD_BLOCK_TBODY:
      table_head_ = false;
      break;
    case MD_BLOCK_TR:
      BeginLeaf(table_head_ ? LineKind::kTableHead : LineKind::kTableRow);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
    case MD_BLOCK_DOC:
    case MD_BLOCK_TABLE:
      break;
  }
}

void MarkdownReader::LeaveBlock(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      --quote_depth_;
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      lists_.pop_back();
      break;
    case MD_BLOCK_LI:
      item_ = LineKind::kParagraph;
      break;
    case MD_BLOCK_H:
      SkipSetextUnderline();
      break;
    default:
      break;
  }
  // Text of a tight list item follows without a block of its own.
  if (type != MD_BLOCK_TD && type != MD_BLOCK_TH) BeginLeaf(LineKind::kParagraph);
  strong_ = 0;
  open_links_.clear();
}

void MarkdownReader::EnterSpan(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_STRONG) ++strong_;
  if (type != MD_SPAN_A && type != MD_SPAN_IMG) return;
  OpenLink open;
  open.lowest = last_end_;
  open.link.is_image = type == MD_SPAN_IMG;
  const MD_ATTRIBUTE& href = open.link.is_image ? static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src
                                                : static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
  if (href.size > 0 && href.text >= text_.data() && href.text < text_.data() + text_.size()) {
    const auto begin = static_cast<size_t>(href.text - text_.data());
    open.href = MakeSpan(begin, begin + href.size);
  }
  open_links_.push_back(open);
}

void MarkdownReader::LeaveSpan(MD_SPANTYPE type) {
  // md4c 0.4.8 may leave a span that it never entered.
  if (type == MD_SPAN_STRONG && strong_ > 0) --strong_;
  if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && !open_links_.empty()) CloseLink();
}

void MarkdownReader::CloseLink() {
  OpenLink open = open_links_.back();
  open_links_.pop_back();
  // Link definitions between two blocks are announced by nobody: begin on the text's own line.
  if (open.has_text) {
    const bool here = builder_.in_line() && builder_.line().span.begin <= open.link.text.begin;
    const uint32_t line =
        here ? builder_.line().span.begin : LineAround(open.link.text.begin).begin;
    open.lowest = std::max(open.lowest, line);
  }
  if (!links_.Locate(open.lowest, open.link)) return;
  if (!open.href.empty()) open.link.target = open.href;
  const Span span = open.link.span;
  if (new_line_) {  // a link that shows nothing; where it goes on over a line end, its last line
    BeginLineAt(
        std::max({span.begin, LineAround(span.end - 1).begin, std::min(last_end_, span.end - 1)}));
  }
  builder_.AddLink(open.link);
  last_end_ = std::max(last_end_, span.end);
  for (OpenLink& outer : open_links_) {
    const uint32_t begin =
        outer.has_text ? std::min(outer.link.text.begin, span.begin) : span.begin;
    outer.link.text = {begin, span.end};
    outer.has_text = true;
  }
}

void MarkdownReader::AddHtmlLinks(Span span) {
  for (const bool image : {false, true}) {
    const std::string_view attribute = image ? "src=" : "href=";
    for (size_t at = span.begin;;) {
      at = text_.substr(0, span.end).find(attribute, at);
      if (at == std::string_view::npos) break;
      at += attribute.size();
      if (at >= span.end || (text_[at] != '"' && text_[at] != '\'')) continue;
      const size_t close = text_.substr(0, span.end).find(text_[at], at + 1);
      if (close == std::string_view::npos) break;
      const Span target = MakeSpan(at + 1, close);
      builder_.AddLink({target, target, target, LinkKind::kHtml, image});
      at = close;
    }
  }
}

// Code and HTML blocks come line by line with the line ends as text of their own.
void MarkdownReader::AddVerbatim(Span span, RunKind kind) {
  while (!span.empty() && (text_[span.end - 1] == '\n' || text_[span.end - 1] == '\r')) --span.end;
  if (span.empty()) return;
  BeginLineAt(span.begin);
  builder_.line().span.end = span.end;  // blanks at the end of a line of code belong to it
  builder_.AddRun({span, kind});
  if (kind == RunKind::kHtml) AddHtmlLinks(span);
  last_end_ = span.end;
}

RunKind KindOf(MD_TEXTTYPE type) {
  switch (type) {
    case MD_TEXT_CODE:
      return RunKind::kCode;
    case MD_TEXT_HTML:
      return RunKind::kHtml;
    case MD_TEXT_LATEXMATH:
      return RunKind::kMath;
    default:
      return RunKind::kText;
  }
}

void MarkdownReader::Text(MD_TEXTTYPE type, const char* data, size_t size) {
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    builder_.EndLine();
    new_line_ = true;
    return;
  }
  // Characters that md4c made itself (for NUL, line ends of code) lie outside of the buffer.
  if (data < text_.data() || data >= text_.data() + text_.size() || size == 0) return;
  const auto offset = static_cast<size_t>(data - text_.data());
  const Span span = MakeSpan(offset, offset + size);
  const RunKind kind = KindOf(type);
  if (leaf_ == LineKind::kCode || leaf_ == LineKind::kHtml) {
    AddVerbatim(span, kind);
    return;
  }
  if (new_line_) {  // a link that shows nothing; where it goes on over a line end, its last line
    BeginLineAt(
        std::max({span.begin, LineAround(span.end - 1).begin, std::min(last_end_, span.end - 1)}));
  }
  Line& line = builder_.line();
  if (line.span.end < span.end) {  // inline code or math that goes on over a line end
    line.span.end = span.end;
  }
  Run run{span, kind, strong_ > 0, !open_links_.empty()};
  for (OpenLink& open : open_links_) {
    if (open.link.is_image) run.kind = RunKind::kImageText;
    open.link.text = open.has_text ? MakeSpan(open.link.text.begin, span.end) : span;
    open.has_text = true;
  }
  builder_.AddRun(run);
  if (kind == RunKind::kHtml) AddHtmlLinks(span);
  last_end_ = std::max(last_end_, span.end);
}

void MarkdownReader::Read() {
  document_.front_matter = FindFrontMatter(text_);
  const size_t mark = ByteOrderMarkSize(text_);
  last_end_ = static_cast<uint32_t>(std::max<size_t>(document_.front_matter.end, mark));
  MD_PARSER parser = {};
  parser.flags = kMarkdownDialect;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<MarkdownReader*>(self)->EnterBlock(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    static_cast<MarkdownReader*>(self)->LeaveBlock(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    static_cast<MarkdownReader*>(self)->EnterSpan(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<MarkdownReader*>(self)->LeaveSpan(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const char* data, MD_SIZE size, void* self) {
    static_cast<MarkdownReader*>(self)->Text(type, data, size);
    return 0;
  };
  const std::string_view body = text_.substr(last_end_);
  md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this);
  builder_.EndLine();
  if (pending_rules_ > 0) AddRules(static_cast<uint32_t>(text_.size()));
}

}  // namespace

void ReadMarkdownLines(Document& document) {
  MarkdownReader(document).Read();
}

}  // namespace digestlint
