#include "corpus.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "words.h"

namespace digestlint::bench {
namespace {

constexpr size_t kDefectEvery = 12;  // entries

enum class Defect : uint8_t {
  kNone,
  kShortIdentifier,
  kNoLink,
  kSkippedNumber,
  kDoubledMark,
  kStraySpace,
  kPlaceholder,
};

class DigestWriter {
 public:
  DigestWriter(Shape shape, uint64_t seed) : shape_(shape), random_(seed) {}

  std::string Write(size_t bytes) {
    out_.reserve(bytes + 4096);
    Intro();
    while (out_.size() < bytes) Section();
    Closing();
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  void Print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  void Intro() {
    switch (shape_) {
      case Shape::kPlain:
        Print("本周的论文不少，先挑出值得细读的几篇，按主题排列，每篇附上要点和链接。\n\n");
        break;
      case Shape::kList:
      case Shape::kHeadings:
        Print("# 每周论文精选\n\n本周的论文不少，按主题排列；**加粗**的是编者推荐。\n\n");
        break;
      case Shape::kTables:
        Print("# Papers of the week\n\nA short list, sorted by subject, with a line on each.\n\n");
        break;
    }
  }

  void Closing() {
    if (shape_ == Shape::kTables) {
      Print("Thanks to everyone who sent links. See you next week.\n");
    } else {
      Print("\n以上就是本周的全部内容，下周见。\n");
    }
  }

  void Section() {
    const size_t topic = section_ % TopicCount();
    switch (shape_) {
      case Shape::kPlain:
        Print("{}\n", ChineseHeading(topic, section_));
        break;
      case Shape::kList:
      case Shape::kHeadings:
        Print("## {}\n\n", ChineseHeading(topic, section_));
        break;
      case Shape::kTables:
        Print("## {}\n\n| # | Paper | What it says |\n|---|---|---|\n",
              EnglishHeading(topic, section_));
        break;
    }
    const size_t count = 3 + random_.Below(4);
    number_ = 0;
    for (size_t i = 0; i < count; ++i) Entry(topic);
    if (shape_ != Shape::kHeadings) out_ += '\n';
    ++section_;
  }

  void Entry(size_t topic) {
    defect_ = Defect::kNone;
    if (random_.OneIn(kDefectEvery)) defect_ = static_cast<Defect>(1 + random_.Below(6));
    number_ += defect_ == Defect::kSkippedNumber && number_ > 0 ? 2 : 1;
    ++entry_;
    const std::string title = Title(topic, entry_, random_);
    switch (shape_) {
      case Shape::kPlain:
        Print("{}、{}\n", number_, title);
        Sentences(topic, "", "\n");
        if (defect_ != Defect::kNoLink) Print("{}\n", Url());
        break;
      case Shape::kList:
        Print("{}. {}\n", number_, Linked(title));
        Sentences(topic, "   ", "\n");
        break;
      case Shape::kHeadings:
        Print("### {}. {}\n\n", number_, Linked(title));
        Sentences(topic, "", "\n");
        Print("\n");
        break;
      case Shape::kTables: {
        const size_t at = random_.Below(100);
        Print("| {} | {} | {} {} |\n", number_, Linked(title), EnglishSentence(topic, at, random_),
              EnglishSentence(topic, at + 1, random_));
        break;
      }
    }
  }

  void Sentences(size_t topic, std::string_view before, std::string_view after) {
    const size_t count = 4 + random_.Below(3);
    const size_t first = random_.Below(100);
    for (size_t i = 0; i < count; ++i) {
      std::string sentence = ChineseSentence(topic, first + i, random_);
      if (i == 1) Spoil(sentence);
      Print("{}{}{}", before, sentence, after);
    }
  }

  void Spoil(std::string& sentence) const {
    if (defect_ == Defect::kDoubledMark) sentence += "。";
    if (defect_ == Defect::kStraySpace) {
      sentence.resize(sentence.size() - 3);
      sentence += " 。";
    }
    if (defect_ == Defect::kPlaceholder) sentence += "（链接待补）";
  }

  std::string Linked(const std::string& title) {
    if (defect_ == Defect::kNoLink) return title;
    return fmt::format("[{}]({})", title, Url());
  }

  // Each entry of a digest has its own identifier.
  std::string Url() const {
    const size_t month = 1 + entry_ / 20000 % 12;
    const size_t id = 1 + entry_ % 20000;
    if (defect_ == Defect::kShortIdentifier) {
      return fmt::format("https://arxiv.org/abs/24{:02}.{:04}", month, id % 10000);
    }
    return fmt::format("https://arxiv.org/abs/24{:02}.{:05}", month, id);
  }

  const Shape shape_;
  Random random_;
  std::string out_;
  size_t section_ = 0;
  size_t entry_ = 0;
  size_t number_ = 0;
  Defect defect_ = Defect::kNone;
};

}  // namespace

std::span<const Shape> AllShapes() {
  static constexpr std::array<Shape, 4> kShapes = {Shape::kPlain, Shape::kList, Shape::kHeadings,
                                                   Shape::kTables};
  return kShapes;
}

std::string_view ShapeName(Shape shape) {
  switch (shape) {
    case Shape::kPlain:
      return "plain";
    case Shape::kList:
      return "list";
    case Shape::kHeadings:
      return "headings";
    case Shape::kTables:
      return "tables";
  }
  return "";
}

std::string_view ShapeExtension(Shape shape) {
  return shape == Shape::kPlain ? ".txt" : ".md";
}

Format ShapeFormat(Shape shape) {
  return shape == Shape::kPlain ? Format::kPlain : Format::kMarkdown;
}

std::string MakeDigest(Shape shape, size_t bytes, uint64_t seed) {
  return DigestWriter(shape, seed).Write(bytes);
}

}  // namespace digestlint::bench
