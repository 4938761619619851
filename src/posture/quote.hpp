// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>

#include "posture/model.hpp"

namespace hastls::posture {

/// Fills in the source lines of findings that were made when the text was gone already, by reading
/// the file once more. `findings` are in order of their lines. What cannot be read stays unquoted.
void quote_from_file(const FilePosture::Content& content, std::span<diag::Diagnostic> findings);

}  // namespace hastls::posture
