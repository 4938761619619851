// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::io {

/// What tells a file that was changed or replaced from one that was not.
struct FileState {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;
  friend bool operator==(const FileState&, const FileState&) = default;
};

/// Where the octets of an Input come from that no descriptor yields.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  Source(Source&&) = delete;
  Source& operator=(Source&&) = delete;
  virtual ~Source() = default;

  /// Up to `into.size()` octets and at least one; 0 is the end.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

/// Hears how far the reading of an input has come, from the thread that reads: once a block.
class Watch {
 public:
  Watch() = default;
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  Watch(Watch&&) = delete;
  Watch& operator=(Watch&&) = delete;
  virtual ~Watch() = default;

  virtual void read(std::size_t octets) = 0;
  /// The input, of that many octets, will be read once more.
  virtual void rewound(std::uint64_t octets) = 0;
};

/// Something that is read once, front to back, in blocks: a file, a pipe, a text in memory.
/// Owns its descriptor.
class Input {
 public:
  /// Opens a regular file, a FIFO with a writer, or a character device.
  /// Errors: Io, naming the path; also for a directory and for a FIFO that nobody writes.
  [[nodiscard]] static Result<Input> open(const std::string& path);
  /// Opens a regular file and nothing else, without waiting for anybody. The last part of `path` is
  /// no link. Errors: Io, which does not name the path.
  [[nodiscard]] static Result<Input> open_regular(const std::string& path, std::string name);
  /// Takes over `descriptor`; `name` is what diagnostics call it.
  [[nodiscard]] static Input adopt(int descriptor, std::string name);
  [[nodiscard]] static Input from_text(std::string text, std::string name);
  /// The same without a copy. Views: `text` must outlive the input.
  [[nodiscard]] static Input over(std::string_view text, std::string name);
  [[nodiscard]] static Input from_source(std::unique_ptr<Source> source, std::string name);

  /// The same input under another name.
  [[nodiscard]] Input called(std::string name) &&;

  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// The size in octets where it is known: a regular file or a text.
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept;
  /// Of a regular file as it is now; nothing for anything else.
  [[nodiscard]] std::optional<FileState> state() const noexcept;
  /// True where rewind() works: a regular file or a text.
  [[nodiscard]] bool rewindable() const noexcept { return size().has_value(); }

  /// True for a regular file that open(name()) finds again.
  [[nodiscard]] bool reopens_by_name() const noexcept { return by_name_ && size().has_value(); }

  /// Reads up to `into.size()` octets and blocks until there is at least one; 0 is the end.
  [[nodiscard]] Result<std::size_t> read(std::span<char> into);
  /// Goes to the octet `at`, the first one unless said otherwise. Precondition: rewindable().
  [[nodiscard]] Status rewind(std::uint64_t at = 0);

  /// `watch` may be null. Views: it must outlive the input.
  void set_watch(Watch* watch) noexcept { watch_ = watch; }
  [[nodiscard]] Watch* watch() const noexcept { return watch_; }

 private:
  Input(int descriptor, std::string text, std::string name);

  [[nodiscard]] Result<std::size_t> read_some(std::span<char> into);
  [[nodiscard]] std::string_view text() const noexcept {
    return borrowed_.data() != nullptr ? borrowed_ : std::string_view(text_);
  }

  int descriptor_ = -1;  ///< -1 for a text and for a source.
  std::unique_ptr<Source> source_;
  std::string text_;
  std::string_view borrowed_;  ///< The text, where it is somebody else's.
  std::size_t at_ = 0;
  std::string name_;
  bool by_name_ = false;
  Watch* watch_ = nullptr;
};

/// Everything that is left in `input`.
[[nodiscard]] Result<std::string> read_all(Input& input);

/// What is left in `input`, as long as `goes_on` is true of what has been read so far: what is no
/// file of the kind wanted need not be held to be refused.
[[nodiscard]] Result<std::string> read_while(Input& input,
                                             const std::function<bool(std::string_view)>& goes_on);

}  // namespace hastls::io
