// SPDX-License-Identifier: BSD-2-Clause
#include "manual/roff.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/wrap.hpp"

namespace hastls::manual {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

std::string_view cut_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// A line that begins with a full stop or an apostrophe would be a request.
std::string guarded(std::string_view line) {
  const bool is_request = line.starts_with('.') || line.starts_with('\'');
  return (is_request ? "\\&" : "") + std::string(line) + '\n';
}

bool ends_sentence(std::string_view text, std::size_t at) {
  return text[at] == '.' && at + 2 < text.size() && text[at + 1] == ' ' && text[at - 1] != '.';
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fP";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fP";
}

Page::Page(std::string_view name, int section, const Release& release)
    : out_(fmt::format(".\\\" SPDX-License-Identifier: BSD-2-Clause\n.TH {} {} {} \"hastls {}\" "
                       "\"hastls manual\"\n",
                       upper(escaped(name)), section, release.date, release.version)) {}

void Page::section(std::string_view title) {
  out_ += fmt::format(".SH {}\n", upper(title));
}

void Page::subsection(std::string_view title) {
  out_ += fmt::format(".SS {}\n", escaped(title));
}

// A sentence begins on a line of its own, so that the space between two is the reader's choice.
void Page::fill(std::string_view roff) {
  std::size_t from = 0;
  for (std::size_t at = 1; at < roff.size(); ++at) {
    if (!ends_sentence(roff, at)) continue;
    out_ += guarded(roff.substr(from, at + 1 - from));
    from = at + 2;
  }
  out_ += guarded(roff.substr(from));
}

void Page::paragraph(std::string_view roff) {
  out_ += ".PP\n";
  fill(roff);
}

void Page::line(std::string_view roff) {
  fill(roff);
}

void Page::text(std::string_view paragraphs) {
  std::string sentence;
  bool is_first = true;
  const auto flush = [&] {
    if (sentence.empty()) return;
    if (!is_first) out_ += ".PP\n";
    is_first = false;
    fill(escaped(sentence));
    sentence.clear();
  };
  while (!paragraphs.empty()) {
    const std::string_view next = cut_line(paragraphs);
    if (next.empty()) {
      flush();
    } else if (next.starts_with(' ')) {
      flush();
      verbatim(next);
    } else {
      sentence.append(sentence.empty() ? "" : " ").append(next);
    }
  }
  flush();
}

void Page::item(std::string_view roff_label, std::string_view roff) {
  out_ += fmt::format(".TP\n{}", guarded(roff_label));
  fill(roff);
}

void Page::verbatim(std::string_view lines) {
  out_ += ".PP\n.RS 4\n.nf\n";
  while (!lines.empty()) out_ += guarded(escaped(cut_line(lines)));
  out_ += ".fi\n.RE\n";
}

}  // namespace hastls::manual
