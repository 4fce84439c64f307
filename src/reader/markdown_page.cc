#include "reader/markdown_page.h"

#include <fmt/format.h>
#include <md4c.h>

#include <string>
#include <utility>

#include "reader/markdown_dialect.h"

namespace digestlint {
namespace {

// A page as one text: a line for each mark and block, words without blanks.
class PageWriter {
 public:
  explicit PageWriter(std::string_view without) : without_(without) {}

  void Enter(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
      case MD_BLOCK_HTML:  // shows nothing by itself
        return;
      case MD_BLOCK_UL: {
        const auto& list = *static_cast<const MD_BLOCK_UL_DETAIL*>(detail);
        return Add(fmt::format("list {} {}", list.mark, list.is_tight));
      }
      case MD_BLOCK_OL: {
        const auto& list = *static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
        return Add(fmt::format("list {}{} {}", list.start, list.mark_delimiter, list.is_tight));
      }
      case MD_BLOCK_H:
        return Add(fmt::format("heading {}", static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level));
      default:
        return Add(fmt::format("block {}", static_cast<int>(type)));
    }
  }

  void Leave(MD_BLOCKTYPE type) {
    if (type != MD_BLOCK_HTML) Add("end");
  }

  void Mark(const char* what, MD_SPANTYPE type) {
    Add(fmt::format("{} {}", what, static_cast<int>(type)));
  }

  void Text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_BR) return Add("break");
    if (type == MD_TEXT_HTML) {
      const size_t at = text.find(without_);
      if (at != std::string_view::npos) {
        AddWords(text.substr(0, at));
        text.remove_prefix(at + without_.size());
      }
    } else if (type == MD_TEXT_CODE) {
      page_ += '\a';  // so that it is no other text
    }
    AddWords(text);
  }

  std::string Take() && { return std::move(page_); }

 private:
  void Add(std::string_view line) { page_.append("\n").append(line).append("\n"); }

  void AddWords(std::string_view text) {
    for (const char c : text) {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') page_ += c;
    }
  }

  std::string_view without_;
  std::string page_;
};

std::string PageOf(std::string_view text, std::string_view without) {
  PageWriter writer(without);
  MD_PARSER parser = {};
  parser.flags = kMarkdownDialect;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<PageWriter*>(self)->Enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    static_cast<PageWriter*>(self)->Leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<PageWriter*>(self)->Mark("span", type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<PageWriter*>(self)->Mark("close", type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const char* data, MD_SIZE size, void* self) {
    static_cast<PageWriter*>(self)->Text(type, {data, size});
    return 0;
  };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &writer);
  return std::move(writer).Take();
}

}  // namespace

bool ShowsSamePage(std::string_view text, std::string_view with_comment, std::string_view comment) {
  return PageOf(text, comment) == PageOf(with_comment, comment);
}

}  // namespace digestlint
