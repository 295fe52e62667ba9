/// An order book by price and time, in whole ticks and lots. Knows no money and no clock; what
/// trades with what, and in what order, is all it says.
@NullMarked
package io.opentrade.engine.match;

import org.jspecify.annotations.NullMarked;
