/// What a strategy in Java sees: the same words as in JavaScript and Python. A strategy is one
/// source file `Name.java` with a public class `Name` that implements [Strategy].
///
/// Java has no second wall inside the worker: the script can reach whatever the worker's process
/// can, and nothing but the jail holds it. Nor is it causal by construction: a script that goes
/// around this package can read later candles. Run only Java that you have read.
@NullMarked
package io.opentrade.strategy;

import org.jspecify.annotations.NullMarked;
