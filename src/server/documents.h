// The texts that the client has open.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

// What is asked about is no open text.
class NotOpen : public std::invalid_argument {
 public:
  explicit NotOpen(const std::string& uri) : std::invalid_argument(uri + " is not open") {}
};

class Documents {
 public:
  // The protocol's notifications. They throw nlohmann::json::exception where `params` have another
  // form, and NotOpen.
  OpenDocument& Open(const LspJson& params, PositionRules rules);
  OpenDocument& Change(const LspJson& params);
  std::string Close(const LspJson& params);  // returns the URI

  // That which params.textDocument names; throws as above.
  OpenDocument& Find(const LspJson& params) const;

  // Null: it is not open.
  OpenDocument* Get(const std::string& uri) const;
  OpenDocument* AtPath(const std::string& path) const;

  std::vector<OpenDocument*> All() const;

 private:
  std::map<std::string, std::unique_ptr<OpenDocument>> documents_;  // by URI
};

}  // namespace digestlint
