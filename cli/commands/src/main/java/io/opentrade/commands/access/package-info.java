/// `token` and `user`: who else may talk to the daemon, and how far.
@NullMarked
package io.opentrade.commands.access;

import org.jspecify.annotations.NullMarked;
