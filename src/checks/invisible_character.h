// Whether a character that nobody sees is meant, and whether it may go unseen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/fix.h"
#include "facts/odd_bytes.h"
#include "model/document.h"
#include "text/line_index.h"

namespace digestlint {

enum class InvisibleVerdict : uint8_t {
  kMeant,     // emoji are joined by it, the script needs it, Markdown is parted by it
  kNeedless,  // its neighbours show that it does nothing: it may be deleted
  kDoubtful,  // deleting it may change what is shown or where a link leads
};

struct InvisibleJudgement {
  InvisibleVerdict verdict = InvisibleVerdict::kMeant;
  Edit removal;  // of the character, with the rest of the escape sequence that it begins
};

// "zero-width space (U+200B)".
std::string DescribeInvisible(char32_t c);

class InvisibleJudge {
 public:
  // All must outlive the judge. `line_end` is what the file's lines end with.
  InvisibleJudge(const Document& document, const LineIndex& lines, std::string_view line_end)
      : document_(document), lines_(lines), line_end_(line_end) {}

  // Characters are asked for in the order of the file.
  InvisibleJudgement Judge(const OddCharacter& character);

 private:
  // What stands on the same line before and after, other invisible characters left out; 0 at the
  // line's edge.
  struct Neighbours {
    char32_t before = 0;
    char32_t after = 0;
  };
  struct LineScripts {
    uint32_t line = 0;
    bool right_to_left = false;          // letters of such a script
    bool right_to_left_control = false;  // or what makes other letters run so
  };

  Neighbours NeighboursOf(Span span) const;
  const LineScripts& ScriptsAt(uint32_t offset);
  InvisibleVerdict JudgeTag(Span span);
  InvisibleVerdict JudgeZeroWidth(char32_t c, Span span) const;
  InvisibleVerdict JudgeDirection(char32_t c, Span span);
  bool IsNeedless(Span span, Neighbours neighbours) const;

  const Document& document_;
  const LineIndex& lines_;
  std::string_view line_end_;
  LineScripts scripts_;
  bool in_tag_flag_ = false;  // tags behind a black flag
  uint32_t tag_end_ = 0;
};

}  // namespace digestlint
