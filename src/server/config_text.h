// The configuration file as it is in the editor, or else on the disk.
#pragma once

#include <string>

#include "config/config_reader.h"
#include "server/protocol.h"

namespace digestlint {

struct ConfigText {
  ConfigSource source;  // without a path: there is none that can be changed
  bool is_new = false;  // it is to be created
  std::string uri;
  LspJson version;  // null: it is not open
  std::string text;
};

}  // namespace digestlint
