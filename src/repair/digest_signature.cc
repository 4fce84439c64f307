#include "repair/digest_signature.h"

#include <string_view>

#include "text/unicode.h"

namespace digestlint {
namespace {

class Hash {
 public:
  void Add(uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) Byte(static_cast<unsigned char>(value >> shift));
  }
  void Add(std::string_view text) {
    for (const char c : text) Byte(static_cast<unsigned char>(c));
    Add(text.size());
  }
  // Only letters and digits, so that a repaired mark or blank counts for nothing.
  void AddWords(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const Decoded d = DecodeAt(text, i);
      if (IsAlphanumeric(d.code_point)) Add(text.substr(i, d.size));
      i += d.size;
    }
    Byte(0);
  }
  uint64_t value() const { return value_; }

 private:
  void Byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }
  uint64_t value_ = 0xCBF29CE484222325U;
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
