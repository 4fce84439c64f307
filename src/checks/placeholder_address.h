// Addresses that stand where a real one was to be put in.
#pragma once

#include <string_view>

namespace digestlint {

// example.com, your-domain.com, www.xxx.com/paper, github.com/username/repo,
// arxiv.org/abs/2405.xxxxx: a web address that names nothing. False for what is no web address.
bool IsPlaceholderAddress(std::string_view url);

// TODO, paper_link, N/A, 待补充, "https://...": words or dots in the place of an address.
bool IsPlaceholderWord(std::string_view target);

}  // namespace digestlint
