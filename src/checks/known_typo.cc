// Misspellings from a list.
#include "checks/listed_words.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

// `right` in the case of `written`: all capitals, a capital first, or as the list has it.
std::string InCaseOf(std::string_view written, std::string_view right) {
  std::string out(right);
  if (!IsUpper(written[0])) return out;
  if (!IsUpper(written[1])) {
    out[0] = ToUpperAscii(out[0]);
    return out;
  }
  for (char& c : out) c = ToUpperAscii(c);
  return out;
}

}  // namespace

void CheckKnownTypo(CheckContext& context) {
  for (const WordHit& hit : OwnWordHits(context)) {
    // "作为?" is right as a rule, not always.
    std::string_view value = hit.word->value;
    const bool certain = !value.ends_with('?');
    if (!certain) value.remove_suffix(1);
    const std::string right = InCaseOf(context.TextOf(hit.span), value);
    context.Report(hit.span, {{"word", std::string(context.TextOf(hit.span))}, {"right", right}},
                   {}, {{{hit.span, right}}, certain ? FixSafety::kSafe : FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
