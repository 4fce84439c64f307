#include <fmt/format.h>

#include <iterator>

#include "model/arxiv_id.h"
#include "report/outline.h"
#include "report/terminal_text.h"

namespace digestlint {
namespace {

constexpr size_t kMaxTextBytes = 160;
constexpr double kShownConfidence = 0.1;

std::string_view LanguageName(Language language) {
  switch (language) {
    case Language::kChinese:
      return "Chinese";
    case Language::kEnglish:
      return "English";
    case Language::kOther:
      return "no language";
  }
  return "";
}

std::string Count(size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// As it may be sent to a terminal.
std::string Shown(std::string_view text) {
  std::string out;
  AppendOneLine(text, out);
  return out;
}

class OutlineWriter {
 public:
  OutlineWriter(const Document& document, const LineIndex& lines, const Placement* placement)
      : document_(document), lines_(lines), placement_(placement) {}

  std::string Write(std::string_view path) {
    Header(path);
    uint32_t entry = 0;
    Entries(entry,
            document_.sections.empty() ? static_cast<uint32_t>(document_.entries.size())
                                       : document_.sections.front().first_entry,
            1);
    for (const Section& section : document_.sections) {
      const int depth = Depth(section);
      Line(section.extent.begin, depth,
           fmt::format("# {}{}", Number(section.number), Text(section.heading)));
      if (section.entry_end > section.first_entry) {
        Out(fmt::format("  ({})",
                        Count(section.entry_end - section.first_entry, "entry", "entries")));
      }
      if (placement_ != nullptr) SectionTopics(section);
      Out("\n");
      uint32_t first = section.first_entry;
      Entries(first, section.entry_end, depth + 1);
    }
    if (!document_.closing.empty()) Part("closing", document_.closing);
    return std::move(out_);
  }

 private:
  void Out(std::string_view text) { out_ += text; }

  void Line(uint32_t offset, int depth, std::string_view text) {
    fmt::format_to(std::back_inserter(out_), "{:>6}  {:{}}{}", lines_.LineAt(offset), "", depth * 2,
                   text);
  }

  void Part(std::string_view name, Span span) {
    Line(span.begin, 1, fmt::format("{}: {}\n", name, Text(span)));
  }

  int Depth(const Section& section) const {
    int depth = 1;
    for (uint32_t up = section.parent; up != kNone; up = document_.sections[up].parent) ++depth;
    return depth;
  }

  // The first line of the span's text, shortened at a character's border.
  std::string Text(Span span) const {
    std::string text = Shown(PlainText(document_, span));
    if (text.size() <= kMaxTextBytes) return text;
    size_t cut = kMaxTextBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return text.substr(0, cut) + "…";
  }

  std::string Number(const digestlint::Number& number) const {
    return number ? std::string(number.span.in(document_.text)) + " " : "";
  }

  void Header(std::string_view path) {
    fmt::format_to(std::back_inserter(out_), "{}: {}, {}, {}\n", Shown(path),
                   document_.format == Format::kMarkdown ? "Markdown" : "plain text",
                   LanguageName(document_.language),
                   document_.is_digest
                       ? Count(document_.sections.size(), "section", "sections") + ", " +
                             Count(document_.entries.size(), "entry", "entries")
                       : "not a digest");
    if (!document_.front_matter.empty()) Line(document_.front_matter.begin, 1, "front matter\n");
    if (!document_.title.empty()) Part("title", document_.title);
    if (!document_.intro.empty()) Part("intro", document_.intro);
  }

  void Entries(uint32_t& first, uint32_t end, int depth) {
    for (; first < end; ++first) {
      const Entry& entry = document_.entries[first];
      Line(entry.extent.begin, depth, Number(entry.number) + Text(entry.title));
      if (entry.source_link != kNone) {
        const std::string_view target =
            document_.links[entry.source_link].target.in(document_.text);
        const ArxivId arxiv = FindArxivId(target);
        fmt::format_to(std::back_inserter(out_), "  <{}>",
                       arxiv            ? "arXiv:" + arxiv.id
                       : target.empty() ? "empty"
                                        : Shown(target));
      }
      if (placement_ != nullptr) EntryTopics(first);
      Out("\n");
    }
  }

  void SectionTopics(const Section& section) {
    const auto& read =
        placement_->section(static_cast<uint32_t>(&section - document_.sections.data()));
    std::string text;
    for (const uint32_t topic : read.claimed) {
      text += text.empty() ? "" : ", ";
      text += placement_->topics().topic(topic).name;
    }
    if (read.cross_cutting) text += text.empty() ? "general" : "; general";
    Out(fmt::format("  [{}]", text.empty() ? "claims no topic" : text));
  }

  // The topics that the entry has most of, and the confidence that it is misplaced.
  void EntryTopics(uint32_t entry) {
    std::string text;
    for (const TopicShare& each : LargestTopics(placement_->entry(entry))) {
      fmt::format_to(std::back_inserter(text), "{}{} {:.0f}%", text.empty() ? "" : ", ",
                     placement_->topics().topic(each.topic).name, 100 * each.share);
    }
    const EntryPlace place = placement_->Judge(entry);
    if (place.misplaced >= kShownConfidence) {
      fmt::format_to(std::back_inserter(text), "; misplaced {:.0f}%", 100 * place.misplaced);
    }
    Out(fmt::format("  [{}]", text));
  }

  const Document& document_;
  const LineIndex& lines_;
  const Placement* placement_;
  std::string out_;
};

}  // namespace

std::string FormatOutlineText(std::string_view path, const Document& document,
                              const LineIndex& lines, const Placement* placement) {
  return OutlineWriter(document, lines, placement).Write(path);
}

}  // namespace digestlint
