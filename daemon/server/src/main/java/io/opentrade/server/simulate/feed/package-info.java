/// Where the market comes from: recorded trades, books and candles, or a walk of chance. What is
/// missing of a book is quoted around the price.
@NullMarked
package io.opentrade.server.simulate.feed;

import org.jspecify.annotations.NullMarked;
