/// Studies: many backtests of one strategy, and what they tell together. They say how much of a
/// good result may be luck.
@NullMarked
package io.opentrade.research.study;

import org.jspecify.annotations.NullMarked;
