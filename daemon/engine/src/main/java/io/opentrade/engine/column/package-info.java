/// Primitive columns: candles, causal operators over them, and the evaluation of plans.
/// Market data is `double`; "no value" is NaN; nothing here turns a double into money.
@NullMarked
package io.opentrade.engine.column;

import org.jspecify.annotations.NullMarked;
