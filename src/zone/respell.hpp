// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>
#include <vector>

#include "hastls/core/rr_type.hpp"
#include "hastls/edit/edit.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/convert.hpp"

#include "zone/entry.hpp"
#include "zone/fields.hpp"

namespace hastls::zone {

/// What a HASTLS record says, what it is to say, and how that is written.
struct Respelling {
  record::Hastls was;
  record::Hastls now;
  Form form;
  RrType type;
};

/// The edits of type and RDATA, and of the comment with the readable form that stands behind these
/// (SPEC.md D3): Form::Rfc3597 has it, the others have not. None where nothing would change.
/// Precondition: `text` is that of `entry`, and its RDATA could be read.
[[nodiscard]] std::vector<edit::Edit> respell(std::string_view text, const Entry& entry,
                                              const Fields& fields, const Respelling& wanted);

}  // namespace hastls::zone
