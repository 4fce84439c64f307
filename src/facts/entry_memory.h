// What was worked out of texts, kept from one run over a document to the next: while a digest is
// being written, most entries stay as they were.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace digestlint {

// Not thread-safe. Takes about as much memory as the texts.
template <typename Value>
class EntryMemory {
 public:
  // What the run before did not ask for is forgotten.
  void BeginRun() {
    std::erase_if(known_, [this](const auto& each) { return each.second.run != run_; });
    ++run_;
  }

  void Clear() { known_.clear(); }

  // `text` is all that make() works it out of.
  template <typename Make>
  std::shared_ptr<const Value> Get(std::string text, Make make) {
    Known& known = known_[std::move(text)];
    if (known.value == nullptr) known.value = std::make_shared<const Value>(make());
    known.run = run_;
    return known.value;
  }

 private:
  struct Known {
    std::shared_ptr<const Value> value;
    size_t run = 0;  // the last that asked
  };
  size_t run_ = 0;
  std::unordered_map<std::string, Known> known_;
};

}  // namespace digestlint
