/// `autopilot …`: several strategies under one budget, chosen by rules. They ask and print; what is
/// decided, the daemon decides.
@NullMarked
package io.opentrade.commands.autopilot;

import org.jspecify.annotations.NullMarked;
