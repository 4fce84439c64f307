// Plain-text digests with one slip each: headings and entries are found all the same.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "outline_helpers.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

// Three sections of three, two and two entries. `numbers` are those of the entries, in order;
// `heading` and `entry` are patterns of {} for the text, `before` stands above all.
struct Post {
  std::vector<std::string> numbers = {"1、", "2、", "3、", "1、", "2、", "1、", "2、"};
  std::string before = "这一周的论文不多，一共七篇。\n";
  std::string heading = "{}\n";
  std::string entry = "{}\n先说问题的来历，再给出办法。\n{}\n";
  std::string behind;
  size_t without_link = kNone;
  size_t empty_section = kNone;
};

constexpr std::string_view kHeadings[] = {"语言模型", "推理与训练", "量化"};
constexpr std::string_view kTitles[] = {"Rotary Embeddings Extended",
                                        "Sparse Experts at Scale",
                                        "Linear Attention Revisited",
                                        "Speculative Decoding",
                                        "Paged Caches",
                                        "Four Bits Are Enough",
                                        "Outliers in Activations"};

std::string Write(const Post& post) {
  std::string text = post.before;
  for (size_t i = 0; i < 7; ++i) {
    const size_t section = i < 3 ? 0 : i < 5 ? 1 : 2;
    if (i == 0 || i == 3 || i == 5)
      text += fmt::format(fmt::runtime(post.heading), kHeadings[section]);
    if (section == post.empty_section) continue;
    std::string entry =
        fmt::format(fmt::runtime(post.entry), post.numbers[i] + std::string(kTitles[i]),
                    fmt::format("https://arxiv.org/abs/2402.2000{}", i));
    if (i == post.without_link) entry.erase(entry.rfind("https"));
    text += entry;
  }
  return text + post.behind;
}

std::string Expected(const Post& post) {
  std::string out;
  for (size_t i = 0; i < 7; ++i) {
    const size_t section = i < 3 ? 0 : i < 5 ? 1 : 2;
    if (i == 0 || i == 3 || i == 5) out += fmt::format("# {}\n", kHeadings[section]);
    if (section == post.empty_section) continue;
    out += fmt::format(
        "{}|{}|{}\n", post.numbers[i], kTitles[i],
        i == post.without_link ? "" : fmt::format("https://arxiv.org/abs/2402.2000{}", i));
  }
  if (!post.behind.empty()) out += "-- " + post.behind.substr(0, post.behind.size() - 1) + "\n";
  return out;
}

void CheckPost(const Post& post) {
  const std::string text = Write(post);
  CAPTURE(text);
  CHECK_EQ(OutlineOf(text, Format::kPlain), Expected(post));
}

constexpr std::string_view kSource = "https://weekly.example.cn/post/12\n作者：王小明\n";

TEST_CASE("a wrong number leaves headings and entries as they are") {
  for (size_t i = 0; i < 7; ++i) {
    for (const char* number : {"1、", "2、", "3、", "4、", "9、"}) {
      Post post;
      post.numbers[i] = number;
      CheckPost(post);
    }
  }
}

TEST_CASE("an entry without a number, or with one of another style, is an entry") {
  for (const std::string_view entry : {"{}\n先说问题的来历，再给出办法。\n{}\n",
                                       "{}\n{}\n先说问题的来历，再给出办法。\n", "{}\n{}\n"}) {
    for (size_t i = 0; i < 7; ++i) {
      for (const char* number : {"", "1. ", "2. ", "3. "}) {
        Post post;
        post.entry = entry;
        const std::string& own = post.numbers[i];
        if (*number != 0 && number[0] != own[0]) continue;
        post.numbers[i] = number;
        const std::string text = Write(post);
        CAPTURE(text);
        std::string expected = Expected(post);
        if (const size_t blank = expected.find(". |"); blank != std::string::npos)
          expected.erase(blank + 1, 1);
        CHECK_EQ(OutlineOf(text, Format::kPlain), expected);
      }
    }
  }
}

TEST_CASE("the closing link is not the last entry's") {
  Post post;
  post.behind = kSource;
  for (const size_t i : {size_t{kNone}, size_t{0}, size_t{1}, size_t{2}, size_t{3}, size_t{4},
                         size_t{5}, size_t{6}}) {
    post.without_link = i;
    CheckPost(post);
  }
}

TEST_CASE("the last entry keeps a link to another place of papers or code") {
  for (const std::string_view url :
       {"https://www.usenix.org/conference/osdi22/presentation/yu", "https://x.org/files/orca.pdf",
        "https://github.com/artidoro/qlora"}) {
    const std::string text = fmt::format(
        "1、LoRA\n低秩。\nhttps://arxiv.org/abs/2106.09685\n"
        "2、QLoRA\n四位。\nhttps://arxiv.org/abs/2305.14314\n"
        "3、DPO\n偏好。\nhttps://arxiv.org/abs/2305.18290\n"
        "4、Orca\n调度。\n{}\n作者：编者\n",
        url);
    const Document document = ReadDocument(text, Format::kPlain);
    REQUIRE_EQ(document.entries.size(), 4);
    REQUIRE(document.entries[3].source_link != kNone);
    CHECK_EQ(document.links[document.entries[3].source_link].target.in(text), url);
    CHECK_EQ(document.closing.in(text), "作者：编者");
  }
}

TEST_CASE("headings under the issue's title, underlined ones, and numbers that run on") {
  for (const std::string_view before : {"论文周报 第 3 期\n", "论文周报 第 3 期\n========\n",
                                        "论文周报 第 3 期\n这一周的论文不多，一共七篇。\n"}) {
    for (const std::string_view heading : {"{}\n", "{}\n====\n", "{}\n----\n", "\n{}\n"}) {
      for (const bool runs_on : {false, true}) {
        Post post;
        post.before = before;
        post.heading = heading;
        if (runs_on) post.numbers = {"1、", "2、", "3、", "4、", "5、", "6、", "7、"};
        CheckPost(post);
        const std::string text = Write(post);
        CHECK_EQ(ReadDocument(text, Format::kPlain).title.in(text), "论文周报 第 3 期");
      }
    }
  }
}

TEST_CASE("an empty section is first, in the middle or last") {
  for (const bool runs_on : {false, true}) {
    for (const std::string_view heading : {"{}\n", "{}\n====\n"}) {
      for (size_t section = 0; section < 3; ++section) {
        Post post;
        post.heading = heading;
        post.empty_section = section;
        post.behind = kSource;
        if (runs_on) post.numbers = {"1、", "2、", "3、", "4、", "5、", "6、", "7、"};
        CheckPost(post);
      }
    }
  }
}

TEST_CASE("farewells are no headings, and a second link with a label is no entry") {
  Post post;
  for (const std::string_view farewell : {"欢迎投稿\n", "（完）\n", "下期再见\n"}) {
    post.behind = farewell;
    CheckPost(post);
  }
  post = {};
  std::string text = Write(post);
  text.insert(text.find("2、"), "代码已经公开\nhttps://github.com/x/y\n");
  CHECK_EQ(OutlineOf(text, Format::kPlain), Expected(post));
}

}  // namespace
}  // namespace digestlint
