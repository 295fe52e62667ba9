/// The bot: people who were let in on the spot talk to the daemon from their phones, in the words
/// of the command tree. Everybody else hears nothing.
@NullMarked
package io.opentrade.server.telegram;

import org.jspecify.annotations.NullMarked;
