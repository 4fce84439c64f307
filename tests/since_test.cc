// --since and --changed-lines over histories of git.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "baseline/line_map.h"
#include "cli_helpers.h"

namespace digestlint {
namespace {

class Repository : public Place {
 public:
  Repository() {
    Git({"init", "-q", "-b", "main"});
    Git({"config", "user.name", "x"});
    Git({"config", "user.email", "x@example.org"});
    Git({"config", "commit.gpgsign", "false"});
  }

  std::string Git(Arguments arguments) const {
    arguments.insert(arguments.begin(), "/usr/bin/git");
    Surroundings surroundings;
    surroundings.folder = *this / "";
    const Outcome outcome = RunProgram(arguments, surroundings);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return outcome.out;
  }

  void Commit() const {
    Git({"add", "-A"});
    Git({"commit", "-q", "--allow-empty", "-m", "x"});
  }

  // "path rule" of what is new since the revision, sorted.
  Arguments New(const std::string& revision) const {
    Arguments out;
    for (const Json& finding : RunJson({"check", "--since", revision, "--changed-lines"})) {
      out.push_back(finding["path"].get<std::string>() + " " + finding["rule"].get<std::string>());
    }
    std::ranges::sort(out);
    return out;
  }
};

// A digest of `count` entries; where `defects` has the entry's index, its summary has that text.
struct Digest {
  int first = 0;
  std::vector<std::string> summaries;
  std::string intro;

  std::string Text() const {
    std::string text = "# 周报\n\n" + intro + "## 微调\n\n";
    for (size_t i = 0; i < summaries.size(); ++i) {
      const int number = first + static_cast<int>(i);
      text += fmt::format("{}. [Paper About Thing {}]({}2405.1{:04})：{}\n", i + 1, number, kUrl,
                          number, summaries[i]);
    }
    return text;
  }
};

const std::vector<std::pair<std::string, std::string>> kDefects = {
    {"参数一样多，，速度更快。", "repeated-punctuation"},
    {"显存不变 ，精度也不变。", "stray-space"},
    {"模型的的精度更高了一些。", "repeated-word"},
};
const std::string kClean = "只训练两个小矩阵，显存减半。";

}  // namespace

TEST_CASE("only changed files are checked: added, modified, renamed, staged or not, and new ones") {
  Repository repository;
  repository.Write("old.md", Markdown(kSpaced));
  repository.Write("renamed.md", Markdown(kSpaced));
  repository.Write("changed.md", Markdown());
  repository.Write("gone.md", Markdown(kSpaced));
  repository.Write(".gitignore", "ignored.md\n");
  repository.Commit();
  repository.Git({"mv", "renamed.md", "新 名.md"});
  repository.Git({"rm", "-q", "gone.md"});
  repository.Write("changed.md", Markdown(kDoubled));
  repository.Write("added.md", Markdown(kDoubled));
  repository.Git({"add", "added.md"});
  repository.Write("sub/untracked.md", Markdown(kDoubled));
  repository.Write("ignored.md", Markdown(kDoubled));
  Arguments paths;
  for (const Json& finding : repository.RunJson({"check", "--since", "HEAD"})) {
    paths.push_back(finding["path"]);
  }
  CHECK(paths == Arguments{"added.md", "changed.md", "sub/untracked.md", "新 名.md"});
  // What the renamed file had before is nothing new.
  CHECK(repository.New("HEAD") == Arguments{"added.md repeated-punctuation",
                                            "changed.md repeated-punctuation",
                                            "sub/untracked.md repeated-punctuation"});
  // Paths still say where to look.
  CHECK(Rules(repository.RunJson({"check", "--since", "HEAD", "sub"})).size() == 1);

  repository.Commit();
  const Outcome nothing = repository.Run({"check", "--since", "HEAD"});
  CHECK(nothing.status == 0);
  CHECK(nothing.err.empty());
}

TEST_CASE("a finding whose cause is elsewhere is new, one that only moved is not") {
  Repository repository;
  Digest digest;
  for (int i = 0; i < 6; ++i) digest.summaries.push_back(kClean);
  digest.summaries[1] = kDefects[1].first;
  repository.Write("a.md", digest.Text());
  repository.Commit();

  // The link of the fourth entry goes: the finding is on its title.
  std::string text = digest.Text();
  const std::string link = fmt::format("[Paper About Thing 3]({}2405.10003)", kUrl);
  text.replace(text.find(link), link.size(), "Paper About Thing 3");
  repository.Write("a.md", text);
  CHECK(repository.New("HEAD") == Arguments{"a.md missing-link"});

  // Entries change places, a paragraph comes in, a title is edited above an old finding.
  std::swap(digest.summaries[1], digest.summaries[4]);
  digest.intro = "本周共六篇。\n\n";
  repository.Write("a.md", digest.Text());
  CHECK(repository.New("HEAD") == Arguments{"a.md stray-space"});  // another entry has it now
  digest.summaries = {kClean, kDefects[1].first, kClean, kClean, kClean, kClean};
  text = digest.Text();
  text.replace(text.find("Thing 1]"), 8, "Thing One]");
  repository.Write("a.md", text);
  CHECK(repository.New("HEAD").empty());

  // Only what is new is repaired.
  text.replace(text.find(kClean), kClean.size(), kDefects[0].first);
  repository.Write("a.md", text);
  repository.Run({"check", "--since", "HEAD", "--changed-lines", "--fix"});
  CHECK(Has(repository.Read("a.md"), kDefects[1].first));
  CHECK_FALSE(Has(repository.Read("a.md"), kDefects[0].first));
}

TEST_CASE("a rewritten issue is new, a moved line is not") {
  Repository repository;
  const auto issue = [](std::string_view title, std::string_view summary) {
    std::string text = "# 周报\n\n## 微调\n\n";
    for (size_t i = 0; i < 5; ++i) {
      text += fmt::format("{}. [{} {}]({}2405.2{:04})：{}\n", i + 1, title, i, kUrl,
                          i + title.size() * 10, summary);
    }
    return text;
  };
  repository.Write("latest.md", issue("Small Matrices", "只训练两个小矩阵，，显存减半。"));
  repository.Commit();
  repository.Write("latest.md", issue("Reading Long Papers", "窗口滑动着读完了全文，，不必截断。"));
  CHECK(repository.New("HEAD").size() == 5);

  repository.Write("latest.md", "导语，，写在前面。\n\n" + issue("A", "只训练两个小矩阵。"));
  repository.Commit();
  repository.Write("latest.md", issue("A", "只训练两个小矩阵。") + "\n导语，，写在前面。\n");
  CHECK(repository.New("HEAD").empty());
}

TEST_CASE("files that git cannot tell of, and revisions that are none") {
  Repository repository;
  repository.Write("a/n.md", Markdown());
  repository.Commit();
  repository.Write("a/n.md", Markdown(kDoubled));
  repository.Link("a", "lnk");
  CHECK(Rules(repository.RunJson({"check", "--since", "HEAD", "lnk/n.md"})).size() == 1);
  const Place other;
  other.Write("x.md", Markdown(kDoubled));
  const Outcome outside = repository.Run({"check", "--since", "HEAD", other / "x.md"});
  CHECK(outside.status == 2);
  CHECK(Has(outside.err, "is not in the work tree"));
  for (const Arguments& arguments : {Arguments{"check", "--since", ""},
                                     {"check", "--since=", "--changed-lines"},
                                     {"check", "--since", "^main"},
                                     {"check", "--since", "HEAD..main"}}) {
    CHECK(repository.Run(arguments).status == 2);
  }
  // git rm --cached: it is no longer followed, and was there.
  repository.Write("a/n.md", Markdown(kSpaced));
  repository.Commit();
  repository.Git({"rm", "-q", "--cached", "a/n.md"});
  CHECK(repository.New("HEAD").empty());
  // What a hook says of its own repository is not that of the folder.
  Surroundings surroundings;
  surroundings.folder = repository / "a";
  surroundings.environment = {"GIT_DIR=" + (repository / ".git")};
  CHECK(RunProgram({DIGESTLINT_BINARY, "check", "--since", "HEAD", "--changed-lines", "n.md"},
                   surroundings)
            .status == 0);
}

TEST_CASE("over a history, exactly what each commit brought in is told") {
  for (uint32_t seed = 1; seed <= 2; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto pick = [&](size_t count) { return static_cast<size_t>(random()) % count; };
    Repository repository;
    std::map<std::string, Digest> files;
    int next = 0;
    const auto add_file = [&](const std::string& name) {
      Digest digest;
      digest.first = next * 10;
      for (int i = 0; i < 8; ++i) digest.summaries.push_back(kClean);
      digest.summaries[pick(8)] = kDefects[pick(3)].first;
      ++next;
      files[name] = digest;
      return std::ranges::find_if(kDefects,
                                  [&](const auto& defect) {
                                    return std::ranges::count(digest.summaries, defect.first) > 0;
                                  })
          ->second;
    };
    const auto write = [&] {
      for (const auto& [name, digest] : files) repository.Write(name, digest.Text());
    };
    for (int i = 0; i < 4; ++i) add_file(fmt::format("f{}.md", i));
    write();
    repository.Commit();
    for (int commit = 0; commit < 30; ++commit) {
      CAPTURE(commit);
      Arguments expected;
      const bool merge = commit % 6 == 5;
      if (merge) repository.Git({"checkout", "-q", "-b", fmt::format("b{}", commit)});
      auto file = files.begin();
      std::advance(file, static_cast<ptrdiff_t>(pick(files.size())));
      const std::string name = file->first;
      Digest& digest = file->second;
      switch (pick(6)) {
        case 0: {
          const std::string added = fmt::format("n{}.md", commit);
          expected.push_back(added + " " + add_file(added));
          break;
        }
        case 1: {  // a defect more
          const auto clean = std::ranges::find(digest.summaries, kClean);
          if (clean == digest.summaries.end()) break;
          const auto& [text, rule] = kDefects[pick(3)];
          *clean = text;
          expected.push_back(name + " " + rule);
          break;
        }
        case 2: {  // renamed
          const std::string renamed = fmt::format("r{}.md", commit);
          files[renamed] = digest;
          files.erase(name);
          std::filesystem::remove(repository / name);
          break;
        }
        case 3: {  // deleted
          if (files.size() < 3) break;
          files.erase(name);
          std::filesystem::remove(repository / name);
          break;
        }
        case 4:  // lines move
          digest.intro += fmt::format("本期第 {} 次改动。\n\n", commit);
          break;
        default: {  // one defect less
          const auto bad = std::ranges::find_if(
              digest.summaries, [](const auto& summary) { return summary != kClean; });
          if (bad != digest.summaries.end()) *bad = kClean;
          break;
        }
      }
      write();
      repository.Commit();
      if (merge) {  // with a branch that has gone on
        const std::string branch = fmt::format("b{}", commit);
        repository.Git({"checkout", "-q", "main"});
        repository.Write("other.txt", fmt::format("{}\n", commit));
        repository.Commit();
        repository.Git({"merge", "-q", "--no-ff", "-m", "x", branch});
      }
      CHECK(repository.New("HEAD^") == expected);
    }
  }
}

TEST_CASE("a branch is compared with where it left the other one") {
  Repository repository;
  repository.Write("a.md", Markdown());
  repository.Commit();
  repository.Git({"checkout", "-q", "-b", "topic"});
  repository.Write("b.md", Markdown(kDoubled));
  repository.Commit();
  repository.Git({"checkout", "-q", "main"});
  repository.Write("a.md", Markdown(kSpaced));
  repository.Commit();
  repository.Git({"checkout", "-q", "topic"});
  CHECK(repository.New("main") == Arguments{"b.md repeated-punctuation"});
}

TEST_CASE("a history that is not there is told with what to do") {
  Repository repository;
  repository.Write("a.md", Markdown());
  repository.Commit();
  repository.Write("a.md", Markdown(kDoubled));
  repository.Commit();
  Outcome outcome = repository.Run({"check", "--since", "nothing"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "--since: git knows no revision nothing"));
  outcome = repository.Run({"check", "--since", "--help"});
  CHECK(outcome.status == 2);
  CHECK(repository.Run({"check", "--changed-lines"}).status == 2);
  CHECK(repository.RunOnInput({"check", "--since", "HEAD", "-"}, "x").status == 2);

  Place shallow;
  const std::string first = repository.Git({"rev-parse", "HEAD^"});
  RunProgram({"/usr/bin/git", "clone", "-q", "--depth", "1", "file://" + (repository / ""),
              shallow / "clone"});
  Surroundings surroundings;
  surroundings.folder = shallow / "clone";
  outcome = RunProgram({DIGESTLINT_BINARY, "check", "--since", first.substr(0, 40)}, surroundings);
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "this shallow clone does not have"));
  CHECK(Has(outcome.err, "fetch-depth: 0"));
  outcome = RunProgram({DIGESTLINT_BINARY, "check", "--since", "HEAD"}, surroundings);
  CHECK(outcome.status == 0);

  const Place bare;
  bare.Write("a.md", Markdown());
  outcome = bare.Run({"check", "--since", "HEAD"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "is in no git work tree"));
}

TEST_CASE("unchanged lines are found again") {
  using Lines = std::vector<uint32_t>;
  CHECK(MapLines("a\nb\nc\n", "a\nx\nb\nc\n") == Lines{0, kNewLine, 1, 2, kNewLine});
  CHECK(MapLines("a\nb\nc\n", "b\nc\n") == Lines{1, 2, kNewLine});
  CHECK(MapLines("a\nb\nc\nd\n", "a\nc\nd\n") == Lines{0, 2, 3, kNewLine});
  CHECK(MapLines("", "a\n") == Lines{kNewLine, kNewLine});
  CHECK(MapLines("a\n", "") == Lines{kNewLine});
  CHECK(MapLines("a\nb", "a\nb") == Lines{0, 1, kNewLine});
}

}  // namespace digestlint
