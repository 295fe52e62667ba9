/// `telegram`: setting the bot up, and saying who may talk to it. The token is asked for on the
/// terminal, hidden; who comes with the code is let in by hand.
@NullMarked
package io.opentrade.commands.telegram;

import org.jspecify.annotations.NullMarked;
