// What a link leads to, apart from how it is written.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// The host of a URL in lower case, without "www." and port; empty where the URL has none.
std::string HostOf(std::string_view url);

// A key that two URLs share when they lead to the same page: scheme, "www.", a trailing slash and
// tracking parameters (utm_*, ref, fbclid and the like) are dropped; host in lower case; every form
// of an arXiv address becomes "arxiv:ID". Empty for an empty URL.
std::string CanonicalUrl(std::string_view url);

}  // namespace digestlint
