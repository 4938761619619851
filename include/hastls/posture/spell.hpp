// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/record/hastls.hpp"

namespace hastls::posture {

/// An entry of `applications` that asks for this record, with its ports written out:
/// `{posture: SSO, secure-port: 993, prefer-secure: true}`. Precondition: the record is valid.
[[nodiscard]] std::string spell_entry(const record::Hastls& record);

}  // namespace hastls::posture
