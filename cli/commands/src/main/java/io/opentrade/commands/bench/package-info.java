/// How fast this machine is.
@NullMarked
package io.opentrade.commands.bench;

import org.jspecify.annotations.NullMarked;
