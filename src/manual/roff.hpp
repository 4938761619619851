// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::manual {

/// What the pages of a release have in common.
struct Release {
  std::string version;
  std::string date;  ///< YYYY-MM-DD, of the newest entry of the changelog.
};

/// `text` as roff prints it to the letter.
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string italic(std::string_view text);

/// A manual page in the macros of man(7), written from top to bottom. Arguments called `roff` are
/// made of the functions above; all others are plain text.
class Page {
 public:
  Page(std::string_view name, int section, const Release& release);

  void section(std::string_view title);
  void subsection(std::string_view title);
  /// Paragraphs as in Command::description: an empty line parts them, a line that begins with a
  /// blank stays as it is.
  void text(std::string_view paragraphs);
  void line(std::string_view roff);
  void paragraph(std::string_view roff);
  /// A label, and what belongs to it beside or below.
  void item(std::string_view roff_label, std::string_view roff);
  /// Lines that stay as they are, indented.
  void verbatim(std::string_view lines);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void fill(std::string_view roff);

  std::string out_;
};

}  // namespace hastls::manual
