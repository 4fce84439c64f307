#include "checks/link_owner.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "model/link_target.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinWordBytes = 4;
// One link that is not exchanged for another needs so many words in the other entry's title, and
// this share of the address's words.
constexpr size_t kMinWords = 3;
constexpr size_t kMinPercent = 70;

using Words = std::vector<std::string>;

// Appends the words of the text in lower case: runs of ASCII letters and digits with a letter.
void AppendWords(std::string_view text, Words& words) {
  std::string word;
  bool letters = false;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const char32_t folded = FoldWidthAndCase(static_cast<unsigned char>(c));
    if (IsAsciiLetter(folded) || IsAsciiDigit(folded)) {
      word += static_cast<char>(folded);
      letters = letters || IsAsciiLetter(folded);
      continue;
    }
    if (letters && word.size() >= kMinWordBytes) words.push_back(word);
    word.clear();
    letters = false;
  }
}

// Words of addresses that say nothing of a page.
bool IsGeneric(std::string_view word) {
  static constexpr std::array<std::string_view, 40> kGeneric = {
      "html",         "index",    "blog",     "blogs",  "post",       "posts",
      "news",         "article",  "paper",    "papers", "main",       "master",
      "tree",         "blob",     "docs",     "wiki",   "abs",        "code",
      "models",       "datasets", "spaces",   "view",   "pages",      "page",
      "research",     "projects", "project",  "static", "files",      "download",
      "proceedings",  "content",  "forum",    "paper",  "conference", "publication",
      "publications", "hash",     "abstract", "archive"};
  return std::find(kGeneric.begin(), kGeneric.end(), word) != kGeneric.end();
}

// The address without its scheme; of one that leads on to another, that other one.
std::string_view InnerAddress(std::string_view url) {
  const size_t scheme = url.rfind("://");
  return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

// The words of an address behind its host, and where asked for those of the host.
Words AddressWords(std::string_view url, bool with_host) {
  url = InnerAddress(url);
  const size_t path = std::min(url.find('/'), url.size());
  Words words;
  if (with_host) AppendWords(url.substr(0, path), words);
  url.remove_prefix(path);
  AppendWords(url.substr(0, url.find_first_of("?#")), words);
  std::erase_if(words, [](const std::string& word) { return IsGeneric(word); });
  return words;
}

Words TextWords(const Document& document, Span span) {
  Words words;
  auto run =
      std::lower_bound(document.runs.begin(), document.runs.end(), span.begin,
                       [](const Run& each, uint32_t begin) { return each.span.end <= begin; });
  for (; run != document.runs.end() && run->span.begin < span.end; ++run) {
    if (run->kind == RunKind::kUrl || run->kind == RunKind::kHtml) continue;
    AppendWords(run->span.in(document.text), words);
  }
  return words;
}

class OwnerFinder {
 public:
  explicit OwnerFinder(const Document& document) : document_(document) {
    for (uint32_t i = 0; i < document.entries.size(); ++i) {
      for (const std::string& word : TextWords(document, document.entries[i].title)) {
        const auto [place, fresh] = owners_.emplace(word, i);
        if (!fresh && place->second != i) place->second = kNone;
      }
      const Entry& entry = document.entries[i];
      if (entry.source_link != kNone) ++hosts_[HostOf(InnerAddress(TargetOf(entry)))];
    }
  }

  std::string_view TargetOf(const Entry& entry) const {
    return document_.links[entry.source_link].target.in(document_.text);
  }

  // The entry whose title alone has words of this entry's address, where the entry itself has none
  // of them.
  ForeignLink OwnerOf(uint32_t index) const {
    ForeignLink out{index, kNone, {}, false};
    const Entry& entry = document_.entries[index];
    if (entry.source_link == kNone) return out;
    const Words words =
        AddressWords(TargetOf(entry), hosts_.at(HostOf(InnerAddress(TargetOf(entry)))) == 1);
    if (words.empty()) return out;
    size_t hits = 0;
    for (const std::string& word : words) {
      const auto found = owners_.find(word);
      if (found == owners_.end()) continue;
      if (found->second == kNone || found->second == index) return {index, kNone, {}, false};
      if (out.owner != kNone && out.owner != found->second) return {index, kNone, {}, false};
      out.owner = found->second;
      out.words += (out.words.empty() ? "" : ", ") + word;
      ++hits;
    }
    if (out.owner == kNone || Shares(entry, words)) return {index, kNone, {}, false};
    strong_ = hits >= kMinWords && hits * 100 >= words.size() * kMinPercent;
    return out;
  }

  // Of the last owner that was found: its title has enough of the words.
  bool is_strong() const { return strong_; }

 private:
  // The entry's text has a word of its address, or one that begins or ends like it ("llama" and
  // "llama3").
  bool Shares(const Entry& entry, const Words& words) const {
    const Words own = TextWords(document_, entry.extent);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(own.begin(), own.end(), [&](const std::string& each) {
        return each.find(word) != std::string::npos || word.find(each) != std::string::npos;
      });
    });
  }

  const Document& document_;
  std::unordered_map<std::string, uint32_t> owners_;  // by word; kNone: several entries
  std::unordered_map<std::string, size_t> hosts_;  // entries by host: a host of its own is a name
  mutable bool strong_ = false;
};

}  // namespace

std::vector<ForeignLink> FindForeignLinks(const Document& document) {
  std::vector<ForeignLink> out;
  if (document.entries.size() < 2) return out;
  const OwnerFinder finder(document);

  std::vector<ForeignLink> found;
  std::vector<bool> strong;
  for (uint32_t i = 0; i < document.entries.size(); ++i) {
    found.push_back(finder.OwnerOf(i));
    strong.push_back(found.back().owner != kNone && finder.is_strong());
  }
  for (uint32_t i = 0; i < found.size(); ++i) {
    const uint32_t owner = found[i].owner;
    if (owner == kNone) continue;
    found[i].swapped = found[owner].owner == i;
    if (found[i].swapped ? i < owner : strong[i]) out.push_back(found[i]);
  }
  return out;
}

}  // namespace digestlint
