#include "repair/digest_signature.h"

#include <string_view>

#include "text/fnv_hash.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

class Hash : public FnvHash {
 public:
  // Only letters and digits, so that a repaired mark or blank counts for nothing.
  void AddWords(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const Decoded d = DecodeAt(text, i);
      if (IsAlphanumeric(d.code_point)) Add(text.substr(i, d.size));
      i += d.size;
    }
    AddByte(0);
  }
};

void AddNumber(const Number& number, Hash& hash) {
  hash.Add(static_cast<uint64_t>(number.style));
  hash.Add(number.value);
  hash.Add(number.parent);
}

}  // namespace

DigestSignature SignatureOf(const Document& document) {
  Hash structure, numbers, titles, links, code;
  structure.Add(document.is_digest ? 1 : 0);
  for (const Section& section : document.sections) {
    structure.Add(section.level);
    structure.Add(section.first_entry);
    structure.Add(section.entry_end);
    AddNumber(section.number, numbers);
    titles.AddWords(section.heading.in(document.text));
  }
  structure.Add(document.entries.size());
  for (const Entry& entry : document.entries) {
    structure.Add(entry.section);
    AddNumber(entry.number, numbers);
    titles.AddWords(entry.title.in(document.text));
  }
  for (const Link& link : document.links) links.Add(link.target.in(document.text));
  for (const Run& run : document.runs) {
    const bool kept =
        run.kind == RunKind::kCode || run.kind == RunKind::kMath || run.kind == RunKind::kHtml;
    if (kept) code.Add(run.span.in(document.text));
  }
  return {structure.value(), numbers.value(), titles.value(), links.value(), code.value()};
}

bool ChangesOnly(const DigestSignature& before, const DigestSignature& after, FixChanges allowed) {
  return (allowed.structure || before.structure == after.structure) &&
         (allowed.numbers || before.numbers == after.numbers) &&
         (allowed.titles || before.titles == after.titles) &&
         (allowed.links || before.links == after.links) &&
         (allowed.code || before.code == after.code);
}

}  // namespace digestlint
