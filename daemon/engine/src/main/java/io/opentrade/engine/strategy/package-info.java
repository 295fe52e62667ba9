/// What a strategy says and sees: the plan of a `signals` strategy, the intents of an `onBar` one,
/// and the view it decides on. Knows nothing of how either is carried out.
@NullMarked
package io.opentrade.engine.strategy;

import org.jspecify.annotations.NullMarked;
