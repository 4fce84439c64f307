#include "reader/entry_schemes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>

#include "reader/markdown_headings.h"
#include "reader/series.h"

namespace digestlint {
namespace {

constexpr uint32_t kBoldTitleCells = 200;

}  // namespace

bool SchemeReader::OpensScheme(uint32_t index, Scheme& scheme) const {
  const Line& candidate = line(index);
  if (candidate.quote_depth > 0 || candidate.list_depth > 1) return false;
  switch (candidate.kind) {
    case LineKind::kTableRow:
      scheme = {Scheme::kRow, NumberStyle::kNone};
      return true;
    case LineKind::kBullet:
      scheme = {Scheme::kBullet, NumberStyle::kNone};
      return true;
    case LineKind::kOrdered:
      scheme = {Scheme::kNumbered, candidate.number.style};
      return static_cast<bool>(candidate.number);
    case LineKind::kParagraph:
      if (candidate.list_depth > 0) return false;
      if (candidate.number) {
        scheme = {Scheme::kNumbered, candidate.number.style};
        return true;
      }
      scheme = {Scheme::kBold, NumberStyle::kNone};
      return IsBoldLine(document_, candidate) &&
             LooksLikeTitle(document_, candidate, kBoldTitleCells);
    default:
      return false;
  }
}

bool SchemeReader::AreFields(const std::vector<uint32_t>& bullets) const {
  std::map<std::string_view, size_t> labels;
  std::set<std::string_view> link_texts;
  size_t labelled = 0;
  for (const uint32_t index : bullets) {
    const std::string_view text = line(index).span.in(document_.text);
    const size_t colon = std::min(text.find(':'), text.find("："));
    if (colon > 30 ||  // or none
        text.substr(0, colon).find("http") != std::string_view::npos)
      continue;
    // A title with a colon that is listed twice is no label: "[Voyager: An Agent](…)".
    if (text.substr(0, colon).starts_with('[') && text.find(']') > colon &&
        !link_texts.insert(text.substr(0, text.find(']'))).second)
      continue;
    if (++labels[text.substr(0, colon)] >= 2) ++labelled;
  }
  return labelled * 10 >= bullets.size() * 3 && labelled > 0;
}

void SchemeReader::CountLinked(const Container& container, const Scheme& scheme,
                               Items& items) const {
  items.linked = 0;
  for (size_t i = 0; i < items.lines.size(); ++i) {
    uint32_t stop = i + 1 < items.lines.size() ? items.lines[i + 1] : container.end;
    if (scheme.kind == Scheme::kBullet) {  // an item ends where its list does
      uint32_t inside = items.lines[i] + 1;
      while (inside < stop && line(inside).list_depth > 0) ++inside;
      stop = inside;
    }
    if (links_.Count(items.lines[i], stop) > 0) ++items.linked;
  }
}

Container SchemeReader::ReadContainer(uint32_t first, uint32_t end) const {
  Container container;
  container.first = first;
  container.end = end;
  for (uint32_t i = first; i < end; ++i) {
    Scheme scheme;
    if (OpensScheme(i, scheme)) container.schemes[scheme].lines.push_back(i);
  }
  for (auto& [scheme, items] : container.schemes) {
    if (scheme.kind == Scheme::kBold) {  // a bold line directly before another one is a heading
      auto& lines = items.lines;
      for (size_t i = lines.size(); i-- > 1;) {
        if (lines[i - 1] + 1 == lines[i])
          lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i - 1));
      }
    }
    if (scheme.kind == Scheme::kNumbered) {
      items.lines = WithoutNestedLists(document_, links_, items.lines, end);
    }
    CountLinked(container, scheme, items);
  }
  return container;
}

bool SchemeReader::HasItemList(const Container& container) const {
  for (const auto& [scheme, items] : container.schemes) {
    const size_t count = items.lines.size();
    // The fields of one thing have different labels; where labels repeat, there are several things.
    if (scheme.kind == Scheme::kBullet && AreFields(items.lines) && items.linked >= 2) return true;
    if (items.linked * 2 < count) continue;
    const bool can_open = scheme.kind == Scheme::kNumbered || scheme.kind == Scheme::kBold;
    const bool opens = can_open && count > 0 && items.lines.front() == container.first;
    if (items.linked >= (opens ? 1U : 2U)) return true;
  }
  return false;
}

}  // namespace digestlint
