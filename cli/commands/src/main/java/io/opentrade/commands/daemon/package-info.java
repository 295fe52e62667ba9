/// The commands about the daemon itself: `daemon …`, `status`, `health`, `version`.
@NullMarked
package io.opentrade.commands.daemon;

import org.jspecify.annotations.NullMarked;
