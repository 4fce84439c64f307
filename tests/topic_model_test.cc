// Topic data: reading, extending and asking it.
#include "rules/topic_model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "catalogue/builtin.h"
#include "catalogue/topic_folder.h"
#include "facts/topics.h"
#include "temporary_folder.h"

namespace digestlint {
namespace {

constexpr std::string_view kBeekeeping = R"(
name = "beekeeping"
title = "beekeeping"
near = []
headings = ["养蜂", "bees"]
[terms]
"hive" = 3
"queen bee" = 3
"蜂箱湿度" = 3
[[example]]
title = "Counting Hives"
[[example]]
title = "A Queen Bee Leaves"
)";

std::string BestTopic(const TopicIndex& index, std::string_view title, std::string_view body = "") {
  const TopicReading reading = TopicReader(index).ReadText(title, body);
  return std::string(index.topic(LargestTopics(reading).front().topic).name);
}

TEST_CASE("every term of the built-in model is found by its own text") {
  const TopicModel& model = BuiltinTopics();
  REQUIRE_GT(model.TermCount(), 1000);
  for (uint32_t t = 0; t < model.TermCount(); ++t) {
    CHECK_EQ(NormalTerm(model.TermText(t)), model.TermText(t));
    CHECK_EQ(model.Find(HashTerm(model.TermText(t))), t);
  }
  CHECK_EQ(model.Find(HashTerm("no such term anywhere")), TopicModel::kNoTerm);
}

TEST_CASE("weights are read line by line, and mistakes are named") {
  TopicData data;
  std::vector<std::string> errors;
  data.AddTopic("t/beekeeping.toml", kBeekeeping, errors);
  data.AddWeights("t/beekeeping.tsv", "# hand-made\nhoney\t2.5\nno tab\nBees\t1\nwax\t-1\n",
                  errors);
  REQUIRE_EQ(errors.size(), 3);
  CHECK(errors[0].starts_with("t/beekeeping.tsv:3: "));
  CHECK(errors[1].starts_with("t/beekeeping.tsv:4: "));
  CHECK(errors[2].starts_with("t/beekeeping.tsv:5: "));
  errors.clear();
  const TopicModel model = data.Build(errors);
  CHECK(errors.empty());
  const uint32_t honey = model.Find(HashTerm("honey"));
  REQUIRE_NE(honey, TopicModel::kNoTerm);
  REQUIRE_EQ(model.TermWeights(honey).size(), 1);
  CHECK_EQ(model.TermWeights(honey)[0].weight, 2.5F);
  // What was learned stands for the written terms.
  CHECK_EQ(model.Find(HashTerm("hive")), TopicModel::kNoTerm);
}

TEST_CASE("weights of a topic that no file has are a mistake") {
  TopicData data;
  std::vector<std::string> errors;
  data.AddWeights("t/unheard-of.tsv", "honey\t2.5\n", errors);
  CHECK(errors.empty());
  data.Build(errors);
  REQUIRE_EQ(errors.size(), 1);
  CHECK(errors[0].find("unheard-of") != std::string::npos);
}

TEST_CASE("a folder of topics is added to the built-in ones") {
  const TemporaryFolder folder;
  folder.Write("beekeeping.toml", std::string(kBeekeeping));
  TopicData data;
  std::vector<std::string> errors;
  const TopicModel model = LoadTopicFolder(folder / "", BuiltinTopics(), data, errors);
  REQUIRE(errors.empty());
  CHECK_EQ(model.topics.size(), BuiltinTopics().topics.size() + 1);
  const TopicIndex index(model);
  CHECK_EQ(BestTopic(index, "What a queen bee knows of her hive"), "beekeeping");
  CHECK_EQ(BestTopic(index, "用声音测量蜂箱湿度"), "beekeeping");
  CHECK_EQ(BestTopic(index, "Post-training quantization of weights to 4 bits"), "quantization");
  const HeadingClaim claim = index.ReadHeading("本周养蜂");
  REQUIRE_EQ(claim.topics.size(), 1);
  CHECK_EQ(index.topic(claim.topics[0]).name, "beekeeping");
}

TEST_CASE("in a heading a longer phrase says what the shorter one inside of it means") {
  const TopicIndex index(BuiltinTopics());
  const auto claims = [&](std::string_view heading) {
    std::vector<std::string> names;
    for (const uint32_t topic : index.ReadHeading(heading).topics) {
      names.emplace_back(index.topic(topic).name);
    }
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK_EQ(claims("推理能力"), Names{"reasoning"});
  CHECK_EQ(claims("推理服务"), Names{"inference-serving"});
  CHECK_EQ(claims("参数高效微调"), Names{"finetuning-peft"});
  // Beside it, the shorter one keeps its meanings.
  CHECK_EQ(claims("推理能力与推理"), Names{"inference-serving", "quantization", "reasoning"});
}

TEST_CASE("a file with the name of a built-in topic extends it") {
  const TemporaryFolder folder;
  std::string toml(kBeekeeping);
  toml.replace(toml.find("beekeeping"), 10, "quantization");
  folder.Write("quantization.toml", std::string(toml));
  TopicData data;
  std::vector<std::string> errors;
  const TopicModel model = LoadTopicFolder(folder / "", BuiltinTopics(), data, errors);
  REQUIRE(errors.empty());
  CHECK_EQ(model.topics.size(), BuiltinTopics().topics.size());
  const TopicIndex index(model);
  CHECK_EQ(BestTopic(index, "Hive after hive"), "quantization");
  CHECK_EQ(BestTopic(index, "Post-training quantization of weights to 4 bits"), "quantization");
}

TEST_CASE("a folder without topic files is a mistake") {
  const TemporaryFolder folder;
  TopicData data;
  std::vector<std::string> errors;
  LoadTopicFolder(folder / "", BuiltinTopics(), data, errors);
  CHECK_EQ(errors.size(), 1);
}

TEST_CASE("evidence names the terms of a topic with their counts, the strongest first") {
  const TopicIndex index(BuiltinTopics());
  const TopicReading reading =
      TopicReader(index).ReadText("Speech recognition for speech in noise", "语音识别。");
  const uint32_t best = LargestTopics(reading).front().topic;
  REQUIRE_EQ(index.topic(best).name, "speech-audio");
  const std::vector<Evidence> evidence = index.EvidenceFor(reading, best);
  REQUIRE_GE(evidence.size(), 2);
  for (size_t i = 1; i < evidence.size(); ++i) {
    CHECK_GE(evidence[i - 1].weight, evidence[i].weight);
  }
  bool found = false;
  for (const Evidence& each : evidence) {
    if (each.term != "speech") continue;
    found = true;
    CHECK_EQ(each.count, 2);
  }
  CHECK(found);
}

TEST_CASE("a text without a known term is of no topic more than of another") {
  const TopicIndex index(BuiltinTopics());
  const TopicReading reading = TopicReader(index).ReadText("Zzyzx qwfp", "");
  CHECK(reading.terms.empty());
  CHECK_EQ(reading.topics.front(), doctest::Approx(reading.topics.back()));
}

}  // namespace
}  // namespace digestlint
