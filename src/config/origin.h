// Where a setting stands, so that every effective value can be traced and every mistake found.
#pragma once

#include <cstdint>
#include <string>

namespace digestlint {

struct Origin {
  // A file's path as the user would write it, "preset strict", or an option: "--select". Empty: the
  // rule's own file.
  std::string source;
  uint32_t line = 0;  // from 1; 0 where there are no lines

  // "digestlint.toml:3", "--select"; empty for the rule's own file.
  std::string Text() const;
};

}  // namespace digestlint
