// A search over what may be due next, item by item. Only the cheapest few continuations are kept:
// a series that needs more of them follows no scheme that a reader would see.
#include "facts/number_alignment.h"

#include <algorithm>
#include <array>
#include <limits>

namespace digestlint {
namespace {

constexpr size_t kMaxStates = 6;
constexpr uint32_t kNoState = std::numeric_limits<uint32_t>::max();

struct State {
  int64_t due = 0;
  uint32_t cost = 0;
  uint32_t run = 0;  // numbers since the series or a list in it began
  uint32_t from = kNoState;
  size_t slip = SIZE_MAX;  // the index of the slip on the way here
  int64_t expected = 0;
};

class Search {
 public:
  Search(std::span<const int64_t> values, int64_t first, int64_t step)
      : values_(values), step_(step), layers_(values.size() + 1) {
    states_.reserve(values.size() * 4 + 1);
    states_.push_back({.due = first});
    layers_[0].ids[0] = 0;
    layers_[0].size = 1;
  }

  NumberAlignment Run() {
    for (size_t i = 0; i < values_.size(); ++i) {
      for (size_t k = 0; k < layers_[i].size; ++k) Extend(i, layers_[i].ids[k]);
    }
    NumberAlignment result;
    for (uint32_t at = layers_.back().ids[0]; at != kNoState; at = states_[at].from) {
      if (states_[at].slip != SIZE_MAX)
        result.slips.push_back({states_[at].slip, states_[at].expected});
    }
    std::reverse(result.slips.begin(), result.slips.end());
    return result;
  }

 private:
  struct Layer {  // the states before an item, the cheapest first
    std::array<uint32_t, kMaxStates> ids{};
    size_t size = 0;
  };

  void Extend(size_t i, uint32_t from) {
    const State state = states_[from];
    const int64_t value = values_[i];
    const int64_t next = i + 1 < values_.size() ? values_[i + 1] : kNoNumber;
    if (value == kNoNumber) {
      Add(i + 1, from, state.due + step_, false, state.run);
      Add(i + 1, from, state.due, false, state.run);
      return;
    }
    if (value == state.due) {
      Add(i + 1, from, state.due + step_, false, state.run + 1);
      return;
    }
    if (step_ > 0 && value == 1 && next == 2 && state.run >= 2) {
      Add(i + 1, from, 2, false, 1);
      return;
    }
    if (value == state.due + step_ && next != kNoNumber && next == state.due) {
      Add(i + 2, from, state.due + 2 * step_, true, state.run + 2, i);
    }
    Add(i + 1, from, state.due + step_, true, state.run + 1, i);
    Add(i + 1, from, value + step_, true, state.run + 1, i);
    Add(i + 1, from, state.due, true, state.run, i);
  }

  void Add(size_t layer_index, uint32_t from, int64_t due, bool slips, uint32_t run,
           size_t slip = SIZE_MAX) {
    Layer& layer = layers_[layer_index];
    const uint32_t cost = states_[from].cost + (slips ? 1 : 0);
    size_t at = layer.size;  // where the new state goes
    for (size_t k = layer.size; k-- > 0;) {
      const State& other = states_[layer.ids[k]];
      if (other.due == due && other.cost <= cost) return;
      if (other.cost > cost) at = k;
    }
    if (at == kMaxStates) return;
    const auto id = static_cast<uint32_t>(states_.size());
    states_.push_back({due, cost, run, from, slip, states_[from].due});
    layer.size = std::min(layer.size + 1, kMaxStates);
    for (size_t k = layer.size - 1; k > at; --k) layer.ids[k] = layer.ids[k - 1];
    layer.ids[at] = id;
  }

  std::span<const int64_t> values_;
  int64_t step_;
  std::vector<State> states_;
  std::vector<Layer> layers_;
};

}  // namespace

NumberAlignment AlignNumbers(std::span<const int64_t> values, int64_t first, int64_t step) {
  return values.empty() ? NumberAlignment{} : Search(values, first, step).Run();
}

}  // namespace digestlint
