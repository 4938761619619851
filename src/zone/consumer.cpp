// SPDX-License-Identifier: BSD-2-Clause
#include "zone/consumer.hpp"

#include <cassert>

#include "zone/piece.hpp"

namespace hastls::zone {

std::unique_ptr<Piece> Consumer::begin_piece() const {
  return nullptr;
}

void Consumer::adopt(Piece&, const PieceStart&) {
  assert(false);
}

}  // namespace hastls::zone
