/// The engine: events in, effects out. No thread, clock, input or output.
@NullMarked
package io.opentrade.engine.core;

import org.jspecify.annotations.NullMarked;
