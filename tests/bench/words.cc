#include "words.h"

#include <fmt/format.h>

#include <array>

namespace digestlint::bench {
namespace {

using std::string_view;

struct Topic {
  string_view chinese;
  string_view english;
  std::array<string_view, 3> terms;    // in titles
  std::array<string_view, 3> phrases;  // in Chinese sentences
};

constexpr std::array<Topic, 8> kTopics = {{
    {"量化压缩",
     "Quantization",
     {"4-bit Quantization", "Post-Training Quantization", "Quantization-Aware Training"},
     {"低比特权重", "激活值里的离群点", "训练后量化"}},
    {"高效微调",
     "Parameter-Efficient Fine-Tuning",
     {"Low-Rank Adaptation", "LoRA Merging", "Parameter-Efficient Fine-Tuning"},
     {"低秩适配器", "指令微调数据", "可训练参数的分配"}},
    {"推理加速",
     "Inference and Serving",
     {"Speculative Decoding", "KV Cache Compression", "LLM Serving"},
     {"键值缓存", "投机解码的接受率", "批处理调度"}},
    {"检索增强",
     "Retrieval-Augmented Generation",
     {"Retrieval-Augmented Generation", "Dense Retrieval", "RAG Pipelines"},
     {"召回的段落", "检索器与生成器的配合", "重排模型"}},
    {"智能体",
     "Agents and Tools",
     {"Tool-Using Agents", "Multi-Agent Collaboration", "Web Agents"},
     {"工具调用", "多智能体分工", "长程任务里的记忆"}},
    {"代码生成",
     "Code Generation",
     {"Code Generation", "Program Repair", "Repository-Level Code Completion"},
     {"单元测试反馈", "仓库级上下文", "程序修复"}},
    {"幻觉检测",
     "Hallucination and Factuality",
     {"Hallucination Detection", "Factuality Evaluation", "Hallucination Mitigation"},
     {"事实性错误", "模型的自我核查", "幻觉的来源"}},
    {"长上下文",
     "Long Context",
     {"Long-Context Language Models", "Context Window Extension", "Long-Context Evaluation"},
     {"位置编码外推", "超长文档", "中间位置的信息"}},
}};

constexpr std::array<string_view, 16> kAspects = {
    "方法", "基础",     "评测", "新进展",   "实践", "数据集", "理论", "系统",
    "综述", "开源工具", "应用", "训练技巧", "安全", "部署",   "短文", "案例"};
constexpr std::array<string_view, 16> kEnglishAspects = {
    "methods", "basics",     "evaluation", "news",        "practice",     "datasets",
    "theory",  "systems",    "surveys",    "open source", "applications", "training",
    "safety",  "deployment", "notes",      "cases"};
constexpr std::array<string_view, 12> kSyllables = {"ma", "re", "lo", "vi", "ka", "to",
                                                    "ne", "su", "pi", "do", "ra", "ze"};
constexpr std::array<string_view, 8> kAdjectives = {
    "Faster", "Simple", "Robust", "Scalable", "Adaptive", "Unified", "Efficient", "Rethinking"};
constexpr std::array<string_view, 8> kObjects = {
    "Large Language Models", "Small Models", "Chinese Text",   "Low-Resource Languages",
    "Scientific Papers",     "Open Models",  "Mobile Devices", "Everyday Questions"};
constexpr std::array<string_view, 8> kSettings = {
    "公开基准",       "七十亿参数的模型", "Llama 3 8B", "三个中文数据集",
    "单张 A100 显卡", "真实用户的提问",   "十二种语言", "GPT-4 生成的数据"};
constexpr std::array<string_view, 8> kEffects = {
    "准确率提高了 3.2 个百分点",  "显存占用减少了近一半",   "训练时间缩短到原来的三分之一",
    "结果与全量训练几乎没有差别", "在分布之外的样本上更稳", "错误率从 14% 降到 9%",
    "吞吐量达到基线的 2.4 倍",    "只损失了很少的精度"};
constexpr std::array<string_view, 8> kCauses = {
    "损失函数对少数样本过于敏感", "已有工作只看平均值",     "训练与测试的分布并不一致",
    "中间层的表示已经足够丰富",   "标注者之间的分歧被忽略", "评测题目早已出现在语料里",
    "各层的重要性差别很大",       "奖励信号来得太晚"};
// {0} phrase, {1} setting, {2} effect, {3} cause
constexpr std::array<string_view, 12> kChinese = {
    "这篇论文研究{0}，作者认为问题的根源在于{3}。",
    "在{1}上，新方法的{2}，而且不需要额外的标注。",
    "作者先分析了{0}（见第 3 节），再给出一个只有两步的办法：先筛选样本，再逐层更新。",
    "实验表明，{0}与模型规模的关系并不是线性的；规模越大，收益越小。",
    "与以往的做法不同，本文直接处理{0}，因此{2}。",
    "消融实验说明，去掉{0}这一步之后，{1}上的成绩会明显下降。",
    "一个有意思的发现是：{3}，这解释了为什么简单的基线常常更好。",
    "作者用{1}做了完整的对比，结论是“先对齐，再压缩”更划算，{2}。",
    "代码和权重都已公开，复现{1}上的主要结果大约需要 6 个小时。",
    "局限也很清楚：{3}，所以换到别的任务时还要重新调整超参数。",
    "论文还讨论了{0}的理论上界，并在{1}上验证了它。",
    "总的来看，这是一个容易落地的改进，{2}，工程上只要改动几十行代码。"};
constexpr std::array<string_view, 8> kEnglish = {
    "The authors ask where errors in {0} come from and find that most start in the first layers.",
    "On open benchmarks the method is 2.4 times faster and loses less than one point.",
    "It needs no labels beyond those the base model was trained with.",
    "An ablation shows that the second step matters most for {0}.",
    "Results hold for models from 1B to 70B parameters, though gains shrink with size.",
    "Code and weights are public, and one A100 is enough to repeat the main table.",
    "The weak spot is long input: accuracy drops by a third past 32k tokens.",
    "A short proof explains why {0} cannot do better without more data."};

template <typename Words>
string_view Pick(const Words& words, Random& random) {
  return words[random.Below(words.size())];
}

// Where the headings of the stock are used up, they are counted.
std::string Repetition(size_t section, string_view open, string_view close) {
  const size_t repetition = section / (kTopics.size() * kAspects.size());
  return repetition == 0 ? "" : fmt::format("{}{}{}", open, repetition + 1, close);
}

}  // namespace

size_t TopicCount() {
  return kTopics.size();
}

std::string ChineseHeading(size_t topic, size_t section) {
  const string_view aspect = kAspects[section / kTopics.size() % kAspects.size()];
  return fmt::format("{}{}{}", kTopics[topic].chinese, aspect, Repetition(section, "（", "）"));
}

std::string EnglishHeading(size_t topic, size_t section) {
  const string_view aspect = kEnglishAspects[section / kTopics.size() % kEnglishAspects.size()];
  return fmt::format("{}: {}{}", kTopics[topic].english, aspect, Repetition(section, " (", ")"));
}

std::string Title(size_t topic, size_t entry, Random& random) {
  std::string name;
  for (int i = 0; i < 3; ++i) name += Pick(kSyllables, random);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return fmt::format("{}-{}: {} {} for {}", name, entry, Pick(kAdjectives, random),
                     Pick(kTopics[topic].terms, random), Pick(kObjects, random));
}

std::string ChineseSentence(size_t topic, size_t at, Random& random) {
  const string_view sentence = kChinese[at * 5 % kChinese.size()];
  return fmt::format(fmt::runtime(sentence), Pick(kTopics[topic].phrases, random),
                     Pick(kSettings, random), Pick(kEffects, random), Pick(kCauses, random));
}

std::string EnglishSentence(size_t topic, size_t at, Random& random) {
  return fmt::format(fmt::runtime(kEnglish[at * 5 % kEnglish.size()]),
                     Pick(kTopics[topic].terms, random));
}

}  // namespace digestlint::bench
