/// The walls around a worker process: how to start one so that it sees no file, network or process
/// but its own, and what to say where no such wall can be had.
@NullMarked
package io.opentrade.sandbox.jail;

import org.jspecify.annotations.NullMarked;
