#include "cli/topics.h"

#include <vector>

#include "catalogue/builtin.h"
#include "catalogue/topic_folder.h"
#include "cli/output.h"

namespace digestlint {

Topics::Topics(const std::string& folder) : model_(BuiltinTopics()) {
  if (folder.empty()) return;
  std::vector<std::string> errors;
  model_ = LoadTopicFolder(folder, BuiltinTopics(), data_, errors);
  for (const std::string& error : errors) Complain(error);
  good_ = errors.empty();
}

}  // namespace digestlint
