// Which entries stand in the wrong section, and why.
#include "facts/placement.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/builtin.h"
#include "cli_helpers.h"
#include "engine/linter.h"
#include "reader/reader.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

// A week's post as they are: Chinese headings and bodies, English titles. The entries of lines 12
// and 15 are about other topics than their section.
const std::string kWeek = R"(大模型推理加速
1、Draft Less, Accept More: Adaptive Speculative Decoding
论文让草稿模型按接受率调整长度,投机解码的吞吐量提高一半。
https://arxiv.org/abs/2401.10774
2、Pages for Prompts: KV Cache Sharing Across Requests
多个请求共享前缀的键值缓存,显存占用减半,推理服务的延迟下降。
https://arxiv.org/abs/2309.06180
模型量化
1、Four Bits Suffice: Post-Training Quantization Without Calibration Data
训练后量化无需校准数据,权重量化到四位仍保持困惑度。
https://arxiv.org/abs/2210.17323
2、See What You Ask: Visual Instruction Tuning for Multimodal Assistants
用图文指令微调多模态大模型,视觉编码器只接一层投影,视觉问答准确率提高。
https://arxiv.org/abs/2304.08485
3、Speculate Twice: Parallel Drafting for Faster Inference
并行起草两个候选,投机解码在推理服务中的速度提高到两倍。
https://arxiv.org/abs/2405.14105
4、Rotations Against Outliers in Activation Quantization
旋转激活以消除离群值,低比特量化误差明显减小。
https://arxiv.org/abs/2404.00456
语音与音频
1、Whisper Further: Speech Recognition in Noise
语音识别在噪声下更稳,语音数据来自播客。
https://arxiv.org/abs/2212.04356
2、A Codec for Every Voice
神经音频编解码器,语音合成的音质更好。
https://arxiv.org/abs/2210.13438
)";

std::vector<Finding> FindingsIn(const Document& document) {
  return Linter({*FindBuiltinRule("misplaced-entry")}, BuiltinTopics()).Lint(document);
}

std::vector<uint32_t> LinesFound(const std::string& text) {
  const Document document = ReadDocument(text, Format::kPlain);
  const LineIndex lines(text);
  std::vector<uint32_t> out;
  for (const Finding& finding : FindingsIn(document)) {
    out.push_back(lines.PositionAt(finding.span.begin).line);
  }
  return out;
}

std::string Without(std::string text, std::string_view word, size_t from, size_t to) {
  for (size_t at = text.find(word, from); at < to; at = text.find(word, at)) {
    text.erase(at, word.size());
    to -= word.size();
  }
  return text;
}

TEST_CASE("entries of other topics are found, the rest is left alone") {
  CHECK_EQ(LinesFound(kWeek), std::vector<uint32_t>{12, 15});
}

TEST_CASE("a finding says what was seen, what is claimed, and where the entry fits") {
  const Document document = ReadDocument(kWeek, Format::kPlain);
  const std::vector<Finding> findings = FindingsIn(document);
  REQUIRE_EQ(findings.size(), 2);
  REQUIRE(findings[0].data);
  CHECK_EQ(findings[0].data->topic, "multimodal-vision");
  CHECK_EQ(findings[0].data->section_topic, "quantization");
  CHECK_EQ(findings[0].data->better_section, kNone);
  REQUIRE(findings[1].data);
  CHECK_EQ(findings[1].data->topic, "inference-serving");
  CHECK_EQ(findings[1].data->better_section, 0);
  CHECK_EQ(findings[1].data->better_heading, document.sections[0].heading);
  CHECK(findings[1].message.find("“大模型推理加速” (line 1)") != std::string::npos);
  for (const Finding& finding : findings) {
    CHECK_GE(finding.data->confidence, 0.5);
    CHECK_LE(finding.data->confidence, 1);
    CHECK_FALSE(finding.data->evidence.empty());
    CHECK(finding.message.find("×") != std::string::npos);
  }
}

TEST_CASE("no finding hangs on one word") {
  const size_t from = kWeek.find("See What"), to = kWeek.find("3、Speculate");
  for (const char* word : {"Visual", "Instruction", "Multimodal", "多模态", "视觉", "图文",
                           "编码器", "问答", "指令"}) {
    INFO(word);
    const std::vector<uint32_t> lines = LinesFound(Without(kWeek, word, from, to));
    CHECK_EQ(lines, std::vector<uint32_t>{12, 15});
  }
}

TEST_CASE("a general heading takes everything") {
  std::string text = kWeek;
  text.replace(text.find("模型量化"), std::string_view("模型量化").size(), "本周进展");
  CHECK_EQ(LinesFound(text), std::vector<uint32_t>{});
}

TEST_CASE("a heading of two topics takes both") {
  std::string text = kWeek;
  text.replace(text.find("模型量化"), std::string_view("模型量化").size(),
               "量化、投机解码与多模态");
  CHECK_EQ(LinesFound(text), std::vector<uint32_t>{});
}

TEST_CASE("other fields are silence") {
  const std::string text = R"(蔬菜
1、Tomatoes in Clay Pots
番茄在陶盆里长得更好,浇水要少。
https://arxiv.org/abs/2401.00001
2、Training Dogs Without Treats
训练小狗坐下,不用零食。
https://arxiv.org/abs/2401.00002
园艺
1、Pruning Roses in March
三月修剪玫瑰,剪口要斜。
https://arxiv.org/abs/2401.00003
2、Beans and Poles
豆角要搭架子。
https://arxiv.org/abs/2401.00004
)";
  CHECK_EQ(LinesFound(text), std::vector<uint32_t>{});
}

TEST_CASE("an entry's own words are no evidence that it is at home") {
  const Document document = ReadDocument(kWeek, Format::kPlain);
  const TopicIndex topics(BuiltinTopics());
  TopicMemory memory;
  const Placement placement(document, topics, memory);
  REQUIRE_EQ(document.entries.size(), 8);
  const std::vector<SectionFit> fits = placement.Fits(3);
  REQUIRE_EQ(fits.size(), 3);
  CHECK_EQ(fits[0].section, document.entries[3].section);
  CHECK_LT(fits[0].parts[static_cast<size_t>(FitPart::kWords)], 0.5);
  CHECK_GE(fits[0].parts[static_cast<size_t>(FitPart::kWords)], 0);
}

TEST_CASE("what is remembered of the version before changes nothing") {
  const TopicIndex topics(BuiltinTopics());
  TopicMemory memory;
  std::string text = kWeek;
  const std::string speech = "语音合成的音质更好";
  for (const std::string_view written : {"", "投机解码更快", "投机解码更快、更快", ""}) {
    std::string version = text;
    version.replace(version.find(speech), speech.size(), written);
    // The title of the last entry comes and goes, too: the same words count otherwise there.
    if (written.empty()) version.replace(version.find("\n神经音频"), 1, " ");
    const Document document = ReadDocument(version, Format::kPlain);
    TopicMemory none;
    const Placement fresh(document, topics, none), remembering(document, topics, memory);
    for (uint32_t e = 0; e < document.entries.size(); ++e) {
      CHECK(fresh.entry(e).topics == remembering.entry(e).topics);
      CHECK(fresh.Judge(e).misplaced == remembering.Judge(e).misplaced);
    }
  }
}

TEST_CASE("in a document of many sections few are compared, and the right one is among them") {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += fmt::format("## {}\n\n", i == 25 ? "Speech" : fmt::format("Quantization, part {}", i));
    for (int k = 0; k < 3; ++k) {
      const bool speech = i == 25 || (i == 20 && k == 1);
      text += fmt::format("{}. [{} {}](https://arxiv.org/abs/24{:02}.{:05})\n", k + 1,
                          speech ? "Speech recognition in noisy audio, take"
                                 : "Post-training quantization to low bits, try",
                          i, k + 1, i);
    }
    text += '\n';
  }
  const Document document = ReadDocument(text, Format::kMarkdown);
  REQUIRE_EQ(document.entries.size(), 120);
  const TopicIndex topics(BuiltinTopics());
  TopicMemory memory;
  const Placement placement(document, topics, memory);
  for (uint32_t e = 0; e < document.entries.size(); ++e) {
    CHECK_LE(placement.Fits(e).size(), 1 + Placement::kMaxOthers);
    CHECK_EQ(placement.Judge(e).misplaced >= 0.35, e == 61);
  }
  REQUIRE_NE(placement.Judge(61).better, kNone);
  CHECK_EQ(document.sections[placement.Judge(61).better].heading.in(text), "Speech");
}

TEST_CASE("JSON tells the reasons of a misplaced entry and null elsewhere") {
  const Place place;
  place.Write("week.txt", kWeek + "3、No Link and  no Stop\n没有链接 ，也没有结尾\n");
  bool others = false;
  for (const Json& finding : place.RunJson({"check", "week.txt"})) {
    if (finding["rule"] != "misplaced-entry") {
      others = true;
      CHECK(finding["data"].is_null());
      continue;
    }
    const Json& data = finding["data"];
    CHECK_FALSE(data["evidence"].empty());
    CHECK(data["evidence"][0]["count"].is_number());
    if (finding["line"] == 15) {
      CHECK_EQ(data["better_section"], 0);
      CHECK_EQ(data["better_section_line"], 1);
    } else {
      CHECK(data["better_section_line"].is_null());
    }
  }
  CHECK(others);
}

TEST_CASE("outline --topics shows what sections and entries are about") {
  const Place place;
  place.Write("week.txt", kWeek);
  const Outcome text = place.Run({"outline", "--topics", "week.txt"});
  CHECK(Has(text.out, "模型量化  (4 entries)  [quantization]"));
  CHECK(Has(text.out, "; misplaced "));
  const Json json = place.RunJson({"outline", "--topics", "week.txt"});
  CHECK_EQ(json[0]["sections"][1]["claims"], Json({"quantization"}));
  CHECK_EQ(json[0]["entries"][3]["topics"][0]["topic"], "multimodal-vision");
  CHECK_GE(json[0]["entries"][3]["misplaced"], 0.5);
  CHECK_EQ(json[0]["entries"][4]["better_section"], 0);
  CHECK_FALSE(place.RunJson({"outline", "week.txt"})[0]["entries"][3].contains("misplaced"));
}

TEST_CASE("a folder of topic files reaches check and outline; a wrong one is trouble") {
  const Place place;
  place.Write("week.txt", kWeek);
  place.Write("topics/bees.toml", "name = \"bees\"\n");
  CHECK_EQ(place.Run({"check", "--topic-files", "topics", "week.txt"}).status, 2);
  CHECK_EQ(place.Run({"outline", "--topic-files", "nowhere", "week.txt"}).status, 2);
}

}  // namespace
}  // namespace digestlint
