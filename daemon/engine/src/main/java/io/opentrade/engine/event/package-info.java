/// What can happen to the engine: bars, decisions, reports of venues, commands of people. The one
/// door through which everything enters, and the form in which a live day is journaled.
@NullMarked
package io.opentrade.engine.event;

import org.jspecify.annotations.NullMarked;
