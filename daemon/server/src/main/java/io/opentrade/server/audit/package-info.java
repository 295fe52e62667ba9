/// The record of what was done: who asked for what, by which way, and what came of it. It is
/// written before anything is done, and never changed.
@NullMarked
package io.opentrade.server.audit;

import org.jspecify.annotations.NullMarked;
