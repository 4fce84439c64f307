// Text that was read in the wrong encoding and saved again.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// What programs put where they could not read. The characters that were there are gone.
struct Relic {
  std::string_view text;
  std::string_view story;
};
constexpr std::array<Relic, 3> kRelics = {{
    {"锟斤拷", "is what GBK makes of characters that were lost before"},
    {"烫烫烫烫", "is memory that was never written, read as GBK"},
    {"屯屯屯屯", "is memory that was never written, read as GBK"},
}};

bool IsQuote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) ||
         (c >= 0x3008 && c <= 0x3011);
}

// Whether text speaks of the garbage rather than suffers from it: it is in code or alone in quotes.
bool IsMentioned(const Document& document, Span span) {
  const Run* run = FindRun(document, span.begin);
  if (run != nullptr && run->kind == RunKind::kCode) return true;
  const std::string_view text = document.text;
  return span.begin > 0 && span.end < text.size() &&
         IsQuote(DecodeBefore(text, span.begin).code_point) &&
         IsQuote(DecodeAt(text, span.end).code_point);
}

std::string Elsewhere(size_t places) {
  if (places < 2) return {};
  return fmt::format("; so in {} more place{}", places - 1, places == 2 ? "" : "s");
}

void ReportMisread(CheckContext& context) {
  std::vector<Edit> edits;
  Span first;
  std::string original;
  size_t places = 0;
  for (const Misread& misread : context.facts.GetMisread()) {
    if (IsMentioned(context.document, misread.span)) continue;
    if (places++ == 0) {
      first = misread.span;
      original = misread.original;
    }
    // A character that was lost before comes back as the mark of its loss: no repair.
    if (!misread.damaged && misread.original.find("\xEF\xBF\xBD") == std::string::npos) {
      edits.push_back({misread.span, misread.original});
    }
  }
  if (places == 0) return;
  context
      .Report(first,
              {{"problem", fmt::format("“{}” was “{}” before it was read as Windows-1252{}",
                                       context.TextOf(first), original, Elsewhere(places))}},
              {}, {std::move(edits), FixSafety::kUnsafe})
      .habit = "Windows-1252";
}

void ReportRelics(CheckContext& context, const Relic& relic) {
  const std::string_view text = context.document.text;
  const std::string_view unit =
      relic.text.substr(0, relic.text == "锟斤拷" ? relic.text.size() : 3);
  Span first;
  size_t places = 0;
  for (size_t at = text.find(relic.text); at != std::string_view::npos;
       at = text.find(relic.text, at)) {
    Span span = MakeSpan(at, at + relic.text.size());
    while (text.substr(span.end).starts_with(unit)) span.end += static_cast<uint32_t>(unit.size());
    at = span.end;
    if (IsMentioned(context.document, span)) continue;
    if (places++ == 0) first = span;
  }
  if (places == 0) return;
  context
      .Report(first,
              {{"problem", fmt::format("“{}” {}{}", relic.text, relic.story, Elsewhere(places))}})
      .habit = relic.text;
}

void ReportLost(CheckContext& context) {
  std::vector<Span> lost = context.facts.Odd().lost;
  std::erase_if(lost, [&](Span span) { return IsMentioned(context.document, span); });
  const size_t shown = std::min(lost.size(), static_cast<size_t>(context.Option("max-places")));
  for (size_t i = 0; i < shown; ++i) {
    std::string problem = "“�” stands where characters were lost";
    if (i + 1 == shown && shown < lost.size()) {
      problem += fmt::format("; {} more places follow", lost.size() - shown);
    }
    context.Report(lost[i], {{"problem", problem}});
  }
}

}  // namespace

void CheckMojibake(CheckContext& context) {
  ReportMisread(context);
  for (const Relic& relic : kRelics) ReportRelics(context, relic);
  ReportLost(context);
}

}  // namespace digestlint
