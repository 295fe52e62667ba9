/// The nouns of trading: prices, quantities, money, instruments, bars, orders, fills, positions.
/// Values only: immutable, validated on construction, no behaviour that needs a clock or a file.
@NullMarked
package io.opentrade.engine.domain;

import org.jspecify.annotations.NullMarked;
