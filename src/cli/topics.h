// The topics that a command works with.
#pragma once

#include <string>

#include "rules/topic_model.h"

namespace digestlint {

// The built-in topics, with those of `folder` where it is not empty; see catalogue/topic_folder.h.
// What is wrong in the folder is complained of, and then the topics are false.
class Topics {
 public:
  explicit Topics(const std::string& folder);
  Topics(const Topics&) = delete;
  Topics& operator=(const Topics&) = delete;

  explicit operator bool() const { return good_; }
  const TopicModel& model() const { return model_; }

 private:
  TopicData data_;
  TopicModel model_;
  bool good_ = true;
};

}  // namespace digestlint
