/// The command tree: one set of commands for the shell, schedules, alerts and chats. Commands ask
/// through a gateway, write to a terminal, and decide nothing themselves.
@NullMarked
package io.opentrade.commands;

import org.jspecify.annotations.NullMarked;
