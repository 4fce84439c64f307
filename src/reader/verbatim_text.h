// What stands in prose but is read by programs: changing a mark in it breaks it.
//
//   {{< figure src="a,b.png" >}}  {% include a.html %}  {{ site.data.x }}   Hugo, Jekyll, Liquid
//   ![[图,一.png]]  [[笔记]]                                                Obsidian, wikis
//   # 标题 {#id}  {.class}                                                  heading attributes
//   \(x,y\)  \[x = y\]                                                      MathJax, LaTeX
//   file:///a,b  C:\a,b                                                     paths
//   <code>f(a,b)</code>, and kbd, samp, tt, var, textarea, math             HTML
//
// {{title}} with one word is none: it is a template's place that nobody filled in. Escaped brackets
// without a formula in them are brackets.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"

namespace digestlint {

struct VerbatimText {
  Span span;
  RunKind kind = RunKind::kCode;  // or kMath
};

// Appends what is found in the bytes of one line, in order, without overlaps.
void FindVerbatimText(std::string_view text, Span line, std::vector<VerbatimText>& found);

}  // namespace digestlint
